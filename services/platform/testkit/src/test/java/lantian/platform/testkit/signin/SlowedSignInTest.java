package lantian.platform.testkit.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import lantian.platform.testkit.Servers;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each test has a network of its own, 127.0.n.0. */
class SlowedSignInTest {

    private static final Tokens REALM = Servers.tokens();
    private static final People PEOPLE = new People(REALM);
    private static final String WRONG = "not-the-password";

    /** The first wait is long enough for a browser to be held up in it on any machine. */
    @BeforeAll
    static void a_longer_first_wait() {
        REALM.admin().send("PUT", "/" + REALM.realm(), "{\"waitIncrementSeconds\":20}");
    }

    @Test
    void wrong_tries_slow_the_account_from_that_address_and_nobody_else() {
        PEOPLE.make("wang-slowed");
        PEOPLE.make("neighbour");
        var attacker = new Visitor(REALM, "127.0.1.1");
        var home = new Visitor(REALM, "127.0.1.2");

        tryOften(attacker, 6);

        assertThat(attacker.grant("wang-slowed", People.PASSWORD).statusCode()).isEqualTo(400);
        assertThat(Visitor.signedIn(attacker.signIn("wang-slowed", People.PASSWORD)))
                .isFalse();
        tryOften(attacker, 44);
        assertThat(home.grant("wang-slowed", People.PASSWORD).statusCode()).isEqualTo(200);
        assertThat(Visitor.signedIn(home.signIn("wang-slowed", People.PASSWORD)))
                .isTrue();
        assertThat(attacker.grant("neighbour", People.PASSWORD).statusCode()).isEqualTo(200);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(
                                attacker.grant("wang-slowed", People.PASSWORD).statusCode())
                        .isEqualTo(200));
    }

    private static void tryOften(Visitor attacker, int times) {
        for (var i = 0; i < times; i++) {
            assertThat(attacker.grant("wang-slowed", WRONG).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void wrong_codes_slow_as_wrong_passwords_do() {
        PEOPLE.make("coded-officer", "county-officer");
        var phone = new Visitor(REALM, "127.0.2.1");
        var setUp = phone.signIn("coded-officer", People.PASSWORD);
        var app = Authenticator.scan(setUp.body());
        phone.submit(setUp, Map.of("totpSecret", app.secret(), "totp", app.code(), "userLabel", ""));
        var attacker = new Visitor(REALM, "127.0.2.2");

        var asked = attacker.signIn("coded-officer", People.PASSWORD);
        for (var i = 0; i < 6; i++) {
            asked = attacker.submit(asked, Map.of("otp", "000000"));
        }

        assertThat(Visitor.signedIn(attacker.submit(asked, Map.of("otp", app.nextCode()))))
                .isFalse();
        var owner = phone.signIn("coded-officer", People.PASSWORD);
        assertThat(Visitor.signedIn(phone.submit(owner, Map.of("otp", app.nextCode()))))
                .isTrue();
    }

    @Test
    void an_address_that_tries_many_accounts_is_sent_away_but_who_signed_in_there_before_is_let_in() {
        PEOPLE.make("resident");
        PEOPLE.make("stranger");
        var school = new Visitor(REALM, "127.0.3.1");
        assertThat(school.grant("resident", People.PASSWORD).statusCode()).isEqualTo(200);

        var sentAway = exhausted(school);
        assertThat(sentAway.statusCode()).isEqualTo(429);
        assertThat(sentAway.headers().firstValue("Retry-After")).hasValue("3");
        // one try is borne every three seconds, and a browser takes some time
        await().untilAsserted(() -> {
            exhausted(school);
            var page = school.signIn("stranger", "any-password");
            assertThat(page.statusCode()).isEqualTo(429);
            assertThat(page.body()).contains("请稍等片刻再试");
        });
        exhausted(school);
        assertThat(school.grant("resident", People.PASSWORD).statusCode()).isEqualTo(200);
        assertThat(Visitor.signedIn(school.signIn("resident", People.PASSWORD))).isTrue();
        assertThat(new Visitor(REALM, "127.0.3.2")
                        .grant("stranger", People.PASSWORD)
                        .statusCode())
                .isEqualTo(200);
    }

    /** Tries accounts that are not there until the address is sent away, and returns that answer. */
    private static HttpResponse<String> exhausted(Visitor visitor) {
        for (var tried = 0; tried < 1_000; tried++) {
            var answer = visitor.grant("nobody-" + tried, WRONG);
            if (answer.statusCode() != 400) {
                return answer;
            }
        }
        throw new AssertionError("a thousand wrong tries are borne");
    }

    @Test
    void an_account_that_is_tried_from_many_addresses_stays_open_to_its_owner() {
        PEOPLE.make("target");
        var home = new Visitor(REALM, "127.0.4.1");
        assertThat(home.grant("target", People.PASSWORD).statusCode()).isEqualTo(200);

        for (var i = 2; i < 60; i++) {
            assertThat(new Visitor(REALM, "127.0.4." + i).grant("target", WRONG).statusCode())
                    .isEqualTo(400);
        }

        assertThat(new Visitor(REALM, "127.0.4.99")
                        .grant("target", People.PASSWORD)
                        .statusCode())
                .isEqualTo(400);
        assertThat(home.grant("target", People.PASSWORD).statusCode()).isEqualTo(200);
    }
}
