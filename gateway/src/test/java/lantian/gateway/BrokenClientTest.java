package lantian.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A school has one address for all. */
class BrokenClientTest {

    private static House.Gateway gateway;

    @BeforeAll
    static void open() {
        gateway = House.gateway(0, Map.of());
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @Test
    void one_broken_client_is_asked_to_wait_and_thirty_others_at_its_address_work_and_sign_in() {
        var broken = new Browser();
        var answers = IntStream.range(0, 640)
                .mapToObj(_ -> children(broken, "not-a-token"))
                .toList();
        IntStream.range(0, 640).forEach(guess -> children(broken, "guess-" + guess));

        assertThat(answers.getFirst()).isEqualTo(401);
        assertThat(answers.getLast()).isEqualTo(429);
        for (var i = 0; i < 30; i++) {
            var colleague = House.PEOPLE
                    .of("colleague-" + i)
                    .at(House.HILL_SCHOOL, "caregiver")
                    .token();
            assertThat(children(new Browser(), colleague)).isEqualTo(200);
        }
        var newcomer = new Browser();
        newcomer.signIn(gateway, "colleague-7");
        assertThat(newcomer.session(gateway).path("username").asString()).isEqualTo("colleague-7");
        var signedOut = new Browser().get(gateway.address() + "/session");
        assertThat(signedOut.statusCode()).isEqualTo(401);
    }

    @Test
    void a_sign_in_that_failed_can_not_be_sent_again_and_again() {
        var browser = new Browser();
        browser.get(gateway.address() + "/login");
        browser.cookies.put("other", "1");
        var end = gateway.address() + "/login/oauth2/code/keycloak?code=invented&state=invented";

        var statuses = IntStream.range(0, 61)
                .map(_ -> browser.get(end).statusCode())
                .boxed()
                .toList();

        assertThat(statuses.getFirst()).isEqualTo(302);
        assertThat(statuses.getLast()).isEqualTo(429);
    }

    private static int children(Browser browser, String token) {
        return browser.get(gateway.address() + "/api/children", "Authorization", "Bearer " + token)
                .statusCode();
    }
}
