package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.Servers;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the bureau decides about its people at Keycloak is on record everywhere within ten seconds. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "lantian.keycloak.follow-county=true")
@LantianTest(database = "registry", kafka = true, keycloak = true)
class CountyPeopleTest {

    private static final Duration AT_THE_LATEST = Duration.ofSeconds(10);

    /** They write nothing on record themselves. */
    private final Tokens realm = Servers.tokens();

    private final String username = "officer-" + UUID.randomUUID();

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    @Test
    void an_officer_acts_soon_after_the_role_was_given_and_no_longer_than_it_is() {
        var officer = new Api(port, realm.of(username).county("county-officer").token());
        await().atMost(AT_THE_LATEST).until(() -> officer.get("areas").status() == 200);
        var own = officer.get("my/memberships").body().path("items").path(0);
        assertThat(own.path("county").asBoolean()).isTrue();
        assertThat(own.path("name").asString()).isEqualTo("bureau");
        assertThat(own.path("roles").toString()).isEqualTo("[\"county-officer\"]");

        realm.admin().send("DELETE", "/" + realm.realm() + "/users/" + user() + "/role-mappings/realm", null);

        await("with the token that still says so")
                .atMost(AT_THE_LATEST)
                .until(() -> officer.get("areas").problem().equals("403 not-your-school"));
    }

    @Test
    void a_supervisor_who_gets_another_area_sees_that_one() {
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        var supervisor = new Api(port, realm.of(username).supervisor(first).token());
        await().atMost(AT_THE_LATEST).until(() -> area(supervisor).equals(first.toString()));

        var _ = realm.of(username).supervisor(second).token();

        await().atMost(AT_THE_LATEST).until(() -> area(supervisor).equals(second.toString()));
        kafka.await(
                "registry.memberships",
                event -> event.payload().path("area").asString("").equals(second.toString())
                        && event.tenant().equals(Tokens.COUNTY));
    }

    @Test
    void a_person_who_is_locked_out_at_keycloak_is_off_the_record() {
        var auditor = new Api(port, realm.of(username).county("auditor").token());
        await().atMost(AT_THE_LATEST).until(() -> auditor.get("areas").status() == 200);

        realm.admin().send("PUT", "/" + realm.realm() + "/users/" + user(), "{\"enabled\":false}");

        await().atMost(AT_THE_LATEST).until(() -> auditor.get("areas").problem().equals("403 not-your-school"));
    }

    private static String area(Api supervisor) {
        return supervisor.get("my/memberships").body().at("/items/0/area").asString("");
    }

    private String user() {
        return realm.admin()
                .find("/" + realm.realm() + "/users?exact=true&username=" + username)
                .orElseThrow()
                .path(0)
                .path("id")
                .asString();
    }
}
