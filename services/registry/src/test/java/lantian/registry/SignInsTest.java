package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.Tokens;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Sign-ins, good and bad, are shown to the person and to the school that made the account. */
@ServiceTest
class SignInsTest {

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @LocalServerPort
    int port;

    private final String username = "qian-" + UUID.randomUUID().toString().substring(0, 8);
    private final String path = "staff/" + UUID.randomUUID();
    private Schools school;
    private Api admin;
    private String token = "";

    @BeforeEach
    void aTeacherWhoMistypedOnce() {
        school = Schools.open(db, tokens, port);
        admin = school.admin();
        assertThat(admin.put(path, """
                {"username":"%s","name":"钱老师","email":"%s@example.org","roles":["caregiver"]}
                """.formatted(username, username)).status()).isEqualTo(201);
        assertThat(catchThrowable(() -> tokens.signIn(username, "mistyped-by-hand")))
                .isNotNull();
        token = Schools.signIn(tokens, username);
    }

    @Test
    void the_person_sees_the_own_ones_the_newest_first() {
        var seen = new Api(port, token).get("my/sign-ins").body().path("items");

        assertThat(seen).extracting(it -> it.path("outcome").asString()).containsExactly("succeeded", "wrong-password");
        var newest = seen.get(0);
        assertThat(newest.path("address").asString()).isEqualTo("127.0.0.*");
        assertThat(newest.path("client").asString()).isEqualTo("lantian-cli");
        assertThat(Instant.parse(newest.path("at").asString()))
                .asInstanceOf(InstanceOfAssertFactories.INSTANT)
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(2)),
                        Instant.now().plusSeconds(1));
    }

    @Test
    void the_schools_administrator_sees_them_and_that_leaves_a_trace() {
        var seen = admin.get(path + "/sign-ins").body().path("items");

        assertThat(seen).extracting(SignInsTest::outcome).containsExactly("succeeded", "wrong-password");
        assertThat(db.everything()
                        .sql(
                                "select count(*) from audit_entry where action = 'staff.sign-ins-shown' and subject_id = ?")
                        .param(UUID.fromString(path.substring("staff/".length())))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void another_school_and_other_roles_see_nothing() {
        var elsewhere = Schools.open(db, tokens, port).admin();

        assertThat(elsewhere.get(path + "/sign-ins").problem()).isEqualTo("404 not-found");
        assertThat(school.as("class-teacher").get(path + "/sign-ins").problem()).isEqualTo("403 not-allowed");
        assertThat(elsewhere.get("my/sign-ins").body().path("items"))
                .extracting(SignInsTest::outcome)
                .doesNotContain("wrong-password");
    }

    private static String outcome(JsonNode signIn) {
        return signIn.path("outcome").asString();
    }
}
