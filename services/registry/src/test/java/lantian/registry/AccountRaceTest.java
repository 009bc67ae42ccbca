package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An account belongs to the one request that asked for it first. */
@ServiceTest
class AccountRaceTest {

    private static final int RACES = 200;

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @LocalServerPort
    int port;

    private Schools first;
    private Schools second;

    @BeforeEach
    void two() {
        first = Schools.open(db, tokens, port);
        second = Schools.open(db, tokens, port);
    }

    @Test
    void of_two_schools_that_want_one_user_name_at_once_one_gets_it_and_nobody_takes_it_over() throws Exception {
        var admins = List.of(first.admin(), second.admin());
        var series = UUID.randomUUID().toString().substring(0, 8);
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var race : IntStream.range(0, RACES).toArray()) {
                var barrier = new CyclicBarrier(2);
                var answers = new ArrayList<Api.Answer>();
                for (var answer : senders.invokeAll(IntStream.range(0, 2)
                        .<java.util.concurrent.Callable<Api.Answer>>mapToObj(side -> () -> {
                            var body = body(spelt("race-" + series + race, side), race + "-" + side + "@example.org");
                            barrier.await();
                            return admins.get(side).put("staff/" + UUID.randomUUID(), body);
                        })
                        .toList())) {
                    answers.add(answer.get());
                }

                assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(201, 409);
                var winner = answers.stream()
                        .filter(it -> it.status() == 201)
                        .findFirst()
                        .orElseThrow();
                var loser = answers.stream()
                        .filter(it -> it.status() == 409)
                        .findFirst()
                        .orElseThrow();
                assertThat(loser.problem()).isEqualTo("409 username-taken");
                assertThat(winner.body().path("account").asString()).isEqualTo("READY");
                assertThat(emailOf("race-" + series + race))
                        .isEqualTo(winner.body().path("email").asString());
                assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> tokens.signIn(
                                "race-" + series + race,
                                winner.body().path("oneTimePassword").asString())))
                        .hasMessageContaining("not fully set up");
            }
        }
        assertThat(db.everything()
                        .sql("select count(*) from staff where username like ?")
                        .param("race-" + series + "%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(RACES);
    }

    @Test
    void the_refusal_names_nobody_and_proposes_a_name_with_the_schools_code() {
        var username = "wu-" + UUID.randomUUID().toString().substring(0, 8);
        first.admin().put("staff/" + UUID.randomUUID(), body(username, "wu@example.org"));

        var refused = second.admin()
                .put("staff/" + UUID.randomUUID(), body(username.toUpperCase(java.util.Locale.ROOT), "x@example.org"));

        assertThat(refused.problem()).isEqualTo("409 username-taken");
        var proposed = username + "." + second.id().toString().replace("-", "").substring(0, 20);
        assertThat(refused.response().body())
                .contains(proposed)
                .doesNotContain("wu@example.org")
                .doesNotContain(first.id().toString());
        assertThat(second.admin()
                        .put("staff/" + UUID.randomUUID(), body(proposed, "x@example.org"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void an_account_that_another_way_made_keeps_its_password() {
        var username = "bureau-" + UUID.randomUUID().toString().substring(0, 8);
        tokens.of(username).county("auditor").token();

        var refused = first.admin().put("staff/" + UUID.randomUUID(), body(username, "bureau@example.org"));

        assertThat(refused.problem()).isEqualTo("409 username-taken");
        assertThat(tokens.of(username).county("auditor").token()).isNotEmpty();
    }

    private static String spelt(String username, int side) {
        return side == 0 ? username : username.toUpperCase(java.util.Locale.ROOT);
    }

    private String emailOf(String username) {
        return tokens.admin()
                .find("/" + tokens.realm() + "/users?exact=true&username=" + username)
                .orElseThrow()
                .path(0)
                .path("email")
                .asString();
    }

    private static String body(String username, String email) {
        return "{\"username\":\"%s\",\"name\":\"周老师\",\"email\":\"%s\",\"roles\":[\"caregiver\"]}"
                .formatted(username, email);
    }
}
