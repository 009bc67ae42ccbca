package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A one-time password waits until somebody says that it has arrived, and there is a new one for who lost it. */
@ServiceTest
class OneTimePasswordTest {

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @LocalServerPort
    int port;

    private final String username = "he-" + UUID.randomUUID().toString().substring(0, 8);
    private final String path = "staff/" + UUID.randomUUID();
    private Schools school;
    private Api admin;

    @BeforeEach
    void aTeacher() {
        school = Schools.open(db, tokens, port);
        admin = school.admin();
        assertThat(admin.put(path, body(username)).status()).isEqualTo(201);
    }

    @Test
    void it_is_shown_until_it_is_acknowledged_also_when_a_second_person_follows() {
        var first = password(admin.get(path));
        var second = "staff/" + UUID.randomUUID();
        admin.put(second, body("second-" + username));

        assertThat(password(admin.get(path))).isEqualTo(first).hasSize(16);
        assertThat(password(admin.get(second))).hasSize(16).isNotEqualTo(first);
        assertThat(admin.post(path + "/reset-password/acknowledge", "").status())
                .isEqualTo(204);
        assertThat(admin.get(path).body().has("oneTimePassword")).isFalse();
        assertThat(password(admin.get(second))).hasSize(16);
    }

    @Test
    void only_who_asked_for_it_sees_it() {
        var colleague = new Api(
                port,
                tokens.of("colleague-" + username)
                        .at(school.id(), "school-admin")
                        .token());

        assertThat(colleague.get(path).body().has("oneTimePassword")).isFalse();
        colleague.post(path + "/reset-password/acknowledge", "");
        assertThat(password(admin.get(path))).hasSize(16);
    }

    @Test
    void who_lost_the_password_gets_another_and_the_old_one_ends_with_its_sessions() {
        var old = password(admin.get(path));
        Schools.signIn(tokens, username);

        var reset = admin.post(path + "/reset-password", "");

        assertThat(password(reset)).hasSize(16).isNotEqualTo(old);
        assertThat(Instant.parse(reset.body().path("expiresAt").asString()))
                .isBetween(
                        Instant.now().plus(Duration.ofDays(7)).minusSeconds(120),
                        Instant.now().plus(Duration.ofDays(7)).plusSeconds(120));
        assertThat(password(admin.get(path))).isEqualTo(password(reset));
        assertThat(catchThrowable(() -> tokens.signIn(username, password(reset))))
                .hasMessageContaining("not fully set up");
        assertThat(catchThrowable(() -> tokens.signIn(username, old))).hasMessageContaining("Invalid user credentials");
    }

    @Test
    void one_that_nobody_used_in_seven_days_is_not_shown_any_more() {
        db.everything()
                .sql("update staff set secret_at = now() - interval '8 days' where username = ?")
                .param(username)
                .update();

        assertThat(admin.get(path).body().has("oneTimePassword")).isFalse();
    }

    @Test
    void one_that_nobody_used_in_seven_days_opens_nothing() {
        var password = password(admin.get(path));
        assertThat(catchThrowable(() -> tokens.signIn(username, password))).hasMessageContaining("not fully set up");

        db.everything()
                .sql("update job set due_at = due_at - interval '7 days' where kind = 'password-expiry' and tenant = ?")
                .param(school.id())
                .update();

        await("the end of the password")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(catchThrowable(() -> tokens.signIn(username, password)))
                        .hasMessageContaining("Invalid user credentials"));
        assertThat(admin.get(path).body().has("oneTimePassword")).isFalse();
    }

    @Test
    void another_school_and_other_roles_reset_nothing() {
        var elsewhere = Schools.open(db, tokens, port).admin();

        assertThat(elsewhere.post(path + "/reset-password", "").problem()).isEqualTo("404 not-found");
        assertThat(school.as("class-teacher").post(path + "/reset-password", "").problem())
                .isEqualTo("403 not-allowed");
        assertThat(school.admin()
                        .post("schools/" + school.id() + "/reset-password", "")
                        .problem())
                .isEqualTo("403 not-allowed");
    }

    @Test
    void the_bureau_resets_a_schools_administrator_and_nobody_else() {
        var officer =
                new Api(port, tokens.of("officer").county("county-officer").token());
        var id = UUID.randomUUID();
        var principal = "head-" + username;
        officer.put("schools/" + id, """
                {"code":"%s","name":"溪南小学","stage":"PRIMARY",
                 "admin":{"username":"%s","name":"刘校长","email":"liu@example.org"}}
                """.formatted(id, principal));
        var first = await("the school's beginning")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> officer.get("schools/" + id)
                                .body()
                                .at("/admin/oneTimePassword")
                                .asString(),
                        it -> !it.isEmpty());
        assertThat(officer.get("schools/" + id)
                        .body()
                        .at("/admin/oneTimePassword")
                        .asString())
                .isEqualTo(first);

        var reset = officer.post("schools/" + id + "/reset-password", "");

        assertThat(reset.body().path("username").asString()).isEqualTo(principal);
        assertThat(password(reset)).hasSize(16).isNotEqualTo(first);
        assertThat(officer.post("schools/" + id + "/reset-password/acknowledge", "")
                        .status())
                .isEqualTo(204);
        assertThat(officer.get("schools/" + id).body().path("admin").has("oneTimePassword"))
                .isFalse();
        assertThat(officer.post("schools/" + id + "/reset-password?username=nobody-here", "")
                        .problem())
                .isEqualTo("404 not-found");
    }

    private static String password(Api.Answer answer) {
        return answer.body().path("oneTimePassword").asString();
    }

    private static String body(String username) {
        return "{\"username\":\"%s\",\"name\":\"何老师\",\"email\":\"%s@example.org\",\"roles\":[\"caregiver\"]}"
                .formatted(username, username);
    }
}
