package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import lantian.platform.tenancy.Accounts;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Enlisting another school's teacher changes nothing for that person until it is accepted. */
@ServiceTest
class OfferTest {

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    private final String username = "zhou-" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID here = UUID.randomUUID();
    private final UUID there = UUID.randomUUID();
    private final String body =
            "{\"username\":\"%s\",\"name\":\"周老师\",\"email\":\"Zhou@Example.org\",\"roles\":[\"caregiver\"]}"
                    .formatted(username);
    private Schools home;
    private Schools other;
    private Api zhou;

    @BeforeEach
    void anOffer() {
        home = Schools.open(db, tokens, port);
        other = Schools.open(db, tokens, port);
        assertThat(home.admin().put("staff/" + here, body).status()).isEqualTo(201);
        zhou = new Api(port, Schools.signIn(tokens, username));
        var offered = other.admin().put("staff/" + there, body.toLowerCase(java.util.Locale.ROOT));
        assertThat(offered.status()).as(offered.response().body()).isEqualTo(201);
        assertThat(offered.body().path("account").asString()).isEqualTo("OFFERED");
        assertThat(offered.body().has("oneTimePassword")).isFalse();
    }

    @Test
    void before_it_is_accepted_nothing_is_different() {
        assertThat(zhou.get("children").status()).isEqualTo(200);
        assertThat(new Api(port, home.tokens().signIn(username, changed()), other.id())
                        .get("children")
                        .problem())
                .isEqualTo("403 not-your-school");
        assertThat(new Api(port, home.tokens().signIn(username, changed()))
                        .get("children")
                        .status())
                .as("no school has to be chosen")
                .isEqualTo(200);
        assertThat(kafka.read("registry.staff"))
                .noneMatch(event -> event.tenant().equals(other.id()));
    }

    @Test
    void the_person_sees_and_accepts_it() {
        var seen = zhou.get("my/memberships").body().path("items");
        var accepted = zhou.post("my/memberships/" + other.id() + "/accept", "");
        var again = zhou.post("my/memberships/" + other.id() + "/accept", "");

        assertThat(seen).hasSize(2);
        assertThat(seen.findValuesAsString("state")).containsExactlyInAnyOrder("ACTIVE", "OFFERED");
        assertThat(accepted.body().path("state").asString()).isEqualTo("ACTIVE");
        assertThat(again.status()).isEqualTo(200);
        var both = home.tokens().signIn(username, changed());
        assertThat(new Api(port, both).get("children").problem()).isEqualTo("400 school-not-chosen");
        assertThat(new Api(port, both, other.id()).get("children").status()).isEqualTo(200);
        assertThat(new Api(port, both, other.id()).get("staff").problem()).isEqualTo("403 not-allowed");
        kafka.await("registry.staff", event -> event.tenant().equals(other.id()));
    }

    @Test
    void the_person_declines_it_and_may_be_asked_again() {
        assertThat(zhou.post("my/memberships/" + other.id() + "/decline", "").status())
                .isEqualTo(204);

        assertThat(zhou.get("my/memberships").body().path("items")).hasSize(1);
        assertThat(zhou.post("my/memberships/" + other.id() + "/accept", "").problem())
                .isEqualTo("404 not-found");
        assertThat(other.admin().get("staff/" + there).body().path("failure").asString())
                .isEqualTo("DECLINED");
        assertThat(other.admin()
                        .putIfMatch("staff/" + there, body, "*")
                        .body()
                        .path("account")
                        .asString())
                .isEqualTo("OFFERED");
    }

    @Test
    void an_offer_that_was_withdrawn_is_none() {
        other.admin().putIfMatch("staff/" + there, body.replace("}", ",\"active\":false}"), "*");

        assertThat(zhou.get("my/memberships").body().path("items")).hasSize(1);
        assertThat(zhou.post("my/memberships/" + other.id() + "/accept", "").problem())
                .isEqualTo("404 not-found");
    }

    @Test
    void nobody_accepts_for_somebody_else_or_what_was_not_offered() {
        var stranger = new Api(
                port,
                tokens.of("stranger-" + username).at(home.id(), "caregiver").token());

        assertThat(stranger.post("my/memberships/" + other.id() + "/accept", "").problem())
                .isEqualTo("404 not-found");
        assertThat(zhou.post("my/memberships/" + UUID.randomUUID() + "/accept", "")
                        .problem())
                .isEqualTo("404 not-found");
        assertThat(zhou.post("my/memberships/" + UUID.randomUUID() + "/decline", "")
                        .problem())
                .isEqualTo("404 not-found");
    }

    /** Case C02: an office's address is nobody's alone. */
    @Test
    void two_people_of_one_office_share_an_address_and_both_sign_in() {
        var colleague = "office-" + username;
        var shared = home.admin()
                .put(
                        "staff/" + UUID.randomUUID(),
                        body.replace(username, colleague).replace("周老师", "吴老师"));

        assertThat(shared.status()).as(shared.response().body()).isEqualTo(201);
        assertThat(shared.body().path("account").asString()).isEqualTo("READY");
        for (var each : List.of(username, colleague)) {
            assertThat(new Api(port, Schools.signIn(tokens, each))
                            .get("children")
                            .status())
                    .isEqualTo(200);
        }
    }

    /** Case C02: a name that is another person's is refused, and nothing of that person is told. */
    @Test
    void who_has_the_name_with_another_address_is_not_told() {
        var refused = other.admin()
                .put(
                        "staff/" + UUID.randomUUID(),
                        body.replace("Zhou@Example.org", "another@example.org").replace("周老师", "周小芳"));

        assertThat(refused.problem()).isEqualTo("409 username-taken");
        assertThat(refused.response().body())
                .doesNotContainIgnoringCase("zhou@example.org")
                .doesNotContain("周老师", home.id().toString());
    }

    @Test
    void the_other_school_sets_no_password_on_the_account() {
        zhou.post("my/memberships/" + other.id() + "/accept", "");

        assertThat(other.admin().post("staff/" + there + "/reset-password", "").problem())
                .isEqualTo("422 account-of-another-school");
    }

    /** A password would open what the person may see at the other school. */
    @Test
    void the_school_that_made_the_account_sets_no_password_on_it_while_it_opens_another_school() {
        zhou.post("my/memberships/" + other.id() + "/accept", "");

        assertThat(home.admin().post("staff/" + here + "/reset-password", "").problem())
                .isEqualTo("422 account-of-another-school");

        other.admin().putIfMatch("staff/" + there, body.replace("}", ",\"active\":false}"), "*");
        assertThat(home.admin().post("staff/" + here + "/reset-password", "").status())
                .as("the school's alone again")
                .isEqualTo(200);
    }

    @Test
    void a_one_time_password_is_not_shown_any_more_once_the_account_opens_another_school() {
        assertThat(home.admin().post("staff/" + here + "/reset-password", "").status())
                .isEqualTo(200);
        var again = new Api(port, Schools.signIn(tokens, username));
        again.post("my/memberships/" + other.id() + "/accept", "");

        assertThat(home.admin().get("staff/" + here).body().has("oneTimePassword"))
                .isFalse();
    }

    @Test
    void who_left_and_works_elsewhere_is_asked_before_the_former_school_has_them_again() {
        zhou.post("my/memberships/" + other.id() + "/accept", "");
        var dismissed = body.replace("}", ",\"active\":false}");
        assertThat(home.admin().putIfMatch("staff/" + here, dismissed, "*").status())
                .isEqualTo(200);

        var back = home.admin().putIfMatch("staff/" + here, body, "*");

        assertThat(back.body().path("account").asString()).isEqualTo("OFFERED");
        assertThat(home.admin().post("staff/" + here + "/reset-password", "").problem())
                .isEqualTo("422 account-of-another-school");
        var now = new Api(port, home.tokens().signIn(username, changed()));
        assertThat(now.get("children").status())
                .as("no school has to be chosen")
                .isEqualTo(200);
        assertThat(now.post("my/memberships/" + home.id() + "/accept", "")
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("ACTIVE");
    }

    @Test
    void the_bureau_resets_the_password_of_somebody_of_two_schools_and_of_nobody_else() {
        zhou.post("my/memberships/" + other.id() + "/accept", "");
        var officer =
                new Api(port, tokens.of("officer").county("county-officer").token());
        var path = "schools/" + other.id() + "/reset-password?username=" + username;

        var reset = officer.post(path, "");

        assertThat(reset.body().path("oneTimePassword").asString()).hasSize(16);
        assertThat(officer.get("schools/" + other.id() + "/one-time-passwords")
                        .body()
                        .path("items")
                        .findValuesAsString("oneTimePassword"))
                .containsExactly(reset.body().path("oneTimePassword").asString());
        assertThat(other.admin().get("staff/" + there).body().has("oneTimePassword"))
                .as("the school is not shown it")
                .isFalse();
        officer.post("schools/" + other.id() + "/reset-password/acknowledge?username=" + username, "");
        assertThat(officer.get("schools/" + other.id() + "/one-time-passwords")
                        .body()
                        .path("items"))
                .isEmpty();

        var colleague = "colleague-" + username;
        home.admin().put("staff/" + UUID.randomUUID(), body.replace(username, colleague));
        assertThat(officer.post("schools/" + home.id() + "/reset-password?username=" + colleague, "")
                        .problem())
                .as("the school does that itself")
                .isEqualTo("404 not-found");
        db.everything().sql("""
                        insert into account_membership (account, tenant, roles, active, version)
                        values (?, ?, '{area-supervisor}', true, 1)
                        """).params(Accounts.of(username), Tokens.COUNTY).update();
        assertThat(officer.post(path, "").problem())
                .as("the bureau's own people")
                .isEqualTo("422 account-of-another-school");
    }

    /** The school that made it may know its password, or have made it for that very purpose. */
    @Test
    void the_bureau_asks_whose_account_a_school_made_before_it_is_a_new_schools_administrator() {
        var officer =
                new Api(port, tokens.of("officer").county("county-officer").token());
        var fresh = UUID.randomUUID();
        officer.put("schools/" + fresh, """
                {"code":"%s","name":"溪南小学","stage":"PRIMARY",
                 "admin":{"username":"%s","name":"周老师","email":"zhou@example.org"}}
                """.formatted(fresh, username));
        await("the question")
                .atMost(Duration.ofSeconds(30))
                .until(() -> officer.get("schools/" + fresh)
                        .body()
                        .at("/admin/asked")
                        .asBoolean());

        assertThat(zhou.get("children").status())
                .as("no school has to be chosen")
                .isEqualTo(200);
        assertThat(officer.get("schools/" + fresh).body().path("state").asString())
                .isEqualTo("ONBOARDING");
        zhou.post("my/memberships/" + fresh + "/accept", "");

        await("the school's beginning")
                .atMost(Duration.ofSeconds(60))
                .until(() -> officer.get("schools/" + fresh)
                        .body()
                        .path("state")
                        .asString()
                        .equals("ACTIVE"));
        assertThat(new Api(port, home.tokens().signIn(username, changed()), fresh)
                        .get("staff")
                        .status())
                .isEqualTo(200);
        assertThat(home.admin().post("staff/" + here + "/reset-password", "").problem())
                .isEqualTo("422 account-of-another-school");
    }

    private String changed() {
        var password = "Another-" + UUID.randomUUID();
        var user = tokens.admin()
                .find("/" + tokens.realm() + "/users?exact=true&username=" + username)
                .orElseThrow()
                .path(0)
                .path("id")
                .asString();
        tokens.admin()
                .send(
                        "PUT",
                        "/" + tokens.realm() + "/users/" + user + "/reset-password",
                        "{\"type\":\"password\",\"value\":\"" + password + "\",\"temporary\":false}");
        return password;
    }
}
