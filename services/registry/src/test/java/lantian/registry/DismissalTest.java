package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** Who was dismissed or demoted stays so, whatever an older token says and whatever that person changed. */
@ServiceTest
class DismissalTest {

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    private final String username = "ma-" + UUID.randomUUID().toString().substring(0, 8);
    private final String path = "staff/" + UUID.randomUUID();
    private final String asAdministrator =
            "{\"username\":\"%s\",\"name\":\"马老师\",\"email\":\"ma@example.org\",\"roles\":[\"school-admin\"]}"
                    .formatted(username);
    private final String asCaregiver = asAdministrator.replace("school-admin", "caregiver");
    private Schools school;
    private Api ma;

    @BeforeEach
    void anAdministrator() {
        school = Schools.open(db, tokens, port);
        assertThat(school.admin()
                        .put("staff/" + UUID.randomUUID(), asAdministrator.replace(username, "keeps-" + username))
                        .status())
                .isEqualTo(201);
        assertThat(school.admin().put(path, asAdministrator).status()).isEqualTo(201);
        ma = new Api(port, Schools.signIn(tokens, username));
    }

    @Test
    void a_demoted_administrator_cannot_promote_himself_again_with_the_token_he_has() {
        assertThat(ma.get(path).status()).isEqualTo(200);

        assertThat(school.admin().putIfMatch(path, asCaregiver, "*").status()).isEqualTo(200);

        assertThat(ma.putIfMatch(path, asAdministrator, "*").problem()).isEqualTo("403 not-allowed");
        assertThat(ma.get(path).problem()).isEqualTo("403 not-allowed");
        assertThat(school.admin().get(path).body().at("/roles/0").asString()).isEqualTo("caregiver");
    }

    @Test
    void a_dismissed_person_is_out_at_once_and_the_session_ends() {
        assertThat(school.admin()
                        .putIfMatch(path, asAdministrator.replace("}", ",\"active\":false}"), "*")
                        .status())
                .isEqualTo(200);

        assertThat(ma.get("children").problem()).isEqualTo("403 not-your-school");
        await("no session is left").atMost(Duration.ofSeconds(10)).until(() -> sessions() == 0);
    }

    @Test
    void a_demoted_person_goes_on_with_what_is_left_and_need_not_sign_in_anew() {
        school.admin().putIfMatch(path, asCaregiver, "*");

        assertThat(ma.get("children").status()).isEqualTo(200);
        assertThat(sessions()).isPositive();
    }

    @Test
    void the_other_services_hear_of_each_decision_once_and_in_its_order() {
        school.admin().putIfMatch(path, asCaregiver, "*");
        school.admin().putIfMatch(path, asCaregiver.replace("马老师", "马老师甲"), "*");
        school.admin().putIfMatch(path, asCaregiver.replace("}", ",\"active\":false}"), "*");

        var account = db.everything()
                .sql("select account from staff where tenant_id = ? and username = ?")
                .params(school.id(), username)
                .query(UUID.class)
                .single();
        var _ = kafka.await(
                "registry.memberships",
                it -> it.key().equals(account.toString())
                        && it.payload().path("version").asInt() == 3);
        assertThat(kafka.read("registry.memberships").stream()
                        .filter(it -> it.key().equals(account.toString()))
                        .map(it -> it.payload().path("roles") + " "
                                + it.payload().path("active").asBoolean()))
                .containsExactly("[\"school-admin\"] true", "[\"caregiver\"] true", "[\"caregiver\"] false");
    }

    @Test
    void who_has_another_e_mail_address_by_now_can_be_dismissed_all_the_same() {
        tokens.admin()
                .send(
                        "PUT",
                        "/" + tokens.realm() + "/users/" + user(),
                        "{\"email\":\"elsewhere@example.org\",\"firstName\":\"马老师\"}");

        var dismissed = school.admin().putIfMatch(path, asAdministrator.replace("}", ",\"active\":false}"), "*");

        assertThat(dismissed.status()).isEqualTo(200);
        assertThat(dismissed.body().path("account").asString()).isEqualTo("READY");
        assertThat(ma.get("children").problem()).isEqualTo("403 not-your-school");
    }

    @Test
    void what_lantian_owns_of_an_account_is_not_its_persons_to_change() {
        var profile =
                tokens.admin().find("/" + tokens.realm() + "/users/profile").orElseThrow();

        assertThat(profile.path("attributes"))
                .isNotEmpty()
                .allSatisfy(attribute -> assertThat(
                                attribute.at("/permissions/edit").toString())
                        .as(attribute.path("name").asString())
                        .isEqualTo("[\"admin\"]"));
    }

    @Test
    void a_token_without_the_scope_that_the_gateway_asks_for_is_refused() throws Exception {
        var password = "Another-" + UUID.randomUUID();
        tokens.admin()
                .send(
                        "PUT",
                        "/" + tokens.realm() + "/users/" + user() + "/reset-password",
                        "{\"type\":\"password\",\"value\":\"" + password + "\",\"temporary\":false}");
        var form = "grant_type=password&client_id=lantian-cli&username=" + username + "&password=" + password;
        var request = HttpRequest.newBuilder(URI.create(tokens.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var token = new JsonMapper()
                    .readTree(http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .path("access_token")
                    .asString();

            assertThat(token).isNotEmpty();
            assertThat(new Api(port, token, school.id()).get("children").status())
                    .isEqualTo(403);
            assertThat(new Api(port, token).get("my/memberships").problem()).isEqualTo("403 not-allowed");
        }
    }

    private int sessions() {
        return tokens.admin()
                .find("/" + tokens.realm() + "/users/" + user() + "/sessions")
                .orElseThrow()
                .size();
    }

    private String user() {
        return tokens.admin()
                .find("/" + tokens.realm() + "/users?exact=true&username=" + username)
                .orElseThrow()
                .path(0)
                .path("id")
                .asString();
    }
}
