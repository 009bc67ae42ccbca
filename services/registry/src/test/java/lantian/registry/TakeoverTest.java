package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.Tokens;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Nobody gets at an account that another request made, and nobody keeps rights that were taken. */
@ServiceTest
class TakeoverTest {

    private static final int RACES = 40;

    @Autowired
    Db db;

    @Autowired
    Tokens tokens;

    @LocalServerPort
    int port;

    private Schools hill;
    private Schools lake;

    @BeforeEach
    void two_schools() {
        hill = Schools.open(db, tokens, port);
        lake = Schools.open(db, tokens, port);
    }

    @Test
    void of_two_requests_for_one_user_name_at_one_moment_one_makes_the_account_and_the_other_is_refused() throws Exception {
        var run = UUID.randomUUID().toString().substring(0, 8);
        for (int race = 0; race < RACES; race++) {
            var username = "Race-" + run + "-" + race;
            var start = new CyclicBarrier(2);
            List<Api.Answer> answers;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var first = threads.submit(() -> appoint(start, hill, username, "hill@example.org"));
                var second = threads.submit(() -> appoint(start, lake, username.toLowerCase(java.util.Locale.ROOT), "lake@example.org"));
                answers = List.of(first.get(), second.get());
            }

            var made = answers.stream().filter(answer -> answer.status() == 201).toList();
            var refused = answers.stream().filter(answer -> answer.status() != 201).toList();
            assertThat(made).as("race " + race).hasSize(1);
            assertThat(refused.getFirst().problem()).isEqualTo("409 username-taken");
            assertThat(refused.getFirst().response().body()).doesNotContain("hill@", "lake@", "山老师", "湖老师");
            assertThat(email(username)).isEqualTo(made.getFirst().body().path("email").asString());
        }
    }

    @Test
    void a_person_who_changes_the_own_address_can_be_dismissed() {
        var username = "chen-" + UUID.randomUUID().toString().substring(0, 8);
        var id = UUID.randomUUID();
        hill.admin().put("staff/" + id, body(username, "chen@example.org", "caregiver"));
        changeAddress(username, "other@example.org");

        var version = hill.admin().get("staff/" + id).body().path("version").asLong();
        var dismissed = hill.admin()
                .putIfMatch(
                        "staff/" + id,
                        body(username, "chen@example.org", "caregiver").replace("}", ",\"active\":false}"),
                        "\"" + version + "\"");

        assertThat(dismissed.status()).as(dismissed.response().body()).isEqualTo(200);
        assertThat(dismissed.body().path("account").asString()).isEqualTo("READY");
        assertThat(user(username).path("attributes").path("school_roles").toString())
                .doesNotContain(hill.id().toString());
    }

    @Test
    void a_demoted_administrator_does_nothing_with_an_older_token() {
        var username = "wu-" + UUID.randomUUID().toString().substring(0, 8);
        var id = UUID.randomUUID();
        hill.admin().put("staff/" + id, body(username, "wu@example.org", "school-admin"));
        var older = new Api(port, Schools.signIn(tokens, username));
        assertThat(older.get("staff").status()).isEqualTo(200);

        var version = hill.admin().get("staff/" + id).body().path("version").asLong();
        hill.admin().putIfMatch("staff/" + id, body(username, "wu@example.org", "caregiver"), "\"" + version + "\"");

        assertThat(older.get("staff").problem()).isEqualTo("403 not-allowed");
        var back = older.putIfMatch("staff/" + id, body(username, "wu@example.org", "school-admin"), "\"2\"");
        assertThat(back.problem()).isEqualTo("403 not-allowed");
    }

    private static Api.Answer appoint(CyclicBarrier start, Schools school, String username, String email)
            throws Exception {
        var admin = school.admin();
        var body = body(username, email, "caregiver");
        start.await();
        return admin.put("staff/" + UUID.randomUUID(), body);
    }

    private static String body(String username, String email, String role) {
        return "{\"username\":\"%s\",\"name\":\"%s\",\"email\":\"%s\",\"roles\":[\"%s\"]}"
                .formatted(username, email.startsWith("hill") ? "山老师" : "湖老师", email, role);
    }

    private String email(String username) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> user(username).path("email").asString(), email -> !email.isEmpty());
    }

    private tools.jackson.databind.JsonNode user(String username) {
        return tokens.admin()
                .find("/" + tokens.realm() + "/users?exact=true&briefRepresentation=false&username="
                        + username.toLowerCase(java.util.Locale.ROOT))
                .orElseThrow()
                .path(0);
    }

    private void changeAddress(String username, String email) {
        var user = (tools.jackson.databind.node.ObjectNode) user(username);
        user.put("email", email);
        tokens.admin().send("PUT", "/" + tokens.realm() + "/users/" + user.path("id").asString(), user.toString());
    }
}
