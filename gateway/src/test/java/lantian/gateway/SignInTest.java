package lantian.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignInTest {

    private static final UUID AREA = UUID.fromString("01990000-0000-7000-8000-0000000000c1");

    private static House.Gateway gateway;
    private static House.Gateway neighbour;

    @BeforeAll
    static void open() {
        gateway = House.gateway(0, Map.of());
        neighbour = House.gateway(1, Map.of());
        House.person("wang.fang", House.membership(House.HILL_SCHOOL, "school-admin"));
        House.person(
                "li.na",
                House.membership(House.HILL_SCHOOL, "class-teacher"),
                House.membership(House.LAKE_SCHOOL, "caregiver"));
        House.person(
                "zhao.min",
                new House.Membership(Tokens.COUNTY, "bureau", List.of("area-supervisor"), "ACTIVE", true, AREA));
    }

    @AfterAll
    static void close() {
        gateway.close();
        neighbour.close();
    }

    @Test
    void a_sign_in_gives_a_host_bound_cookie_that_scripts_and_other_sites_cannot_use() {
        var browser = new Browser();

        var answer = browser.signIn(gateway, "wang.fang");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue("/");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("__Host-lantian="))
                .singleElement()
                .asString()
                .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict")
                .doesNotContain("Domain", "Max-Age", "Expires");
        assertThat(browser.cookies).doesNotContainKey("__Host-lantian-signin");
    }

    @Test
    void the_session_says_who_it_is_and_what_for() {
        var browser = new Browser();
        browser.signIn(gateway, "wang.fang");

        var session = browser.session(gateway);

        assertThat(session.path("username").asString()).isEqualTo("wang.fang");
        assertThat(session.path("roles").toString()).isEqualTo("[\"school-admin\"]");
        assertThat(session.path("county").asBoolean()).isFalse();
        assertThat(session.path("schools").get(0).path("id").asString()).isEqualTo(House.HILL_SCHOOL.toString());
        assertThat(session.toString()).doesNotContain("eyJ");
    }

    @Test
    void who_serves_two_schools_chooses_and_rights_do_not_leak_from_one_to_the_other() {
        var browser = new Browser();
        browser.signIn(gateway, "li.na");

        assertThat(browser.session(gateway).path("roles")).isEmpty();
        assertThat(browser.session(gateway).path("schools")).hasSize(2);
        assertThat(browser.session(gateway, "Lantian-School", House.HILL_SCHOOL.toString())
                        .path("roles")
                        .toString())
                .isEqualTo("[\"class-teacher\"]");
        assertThat(browser.session(gateway, "Lantian-School", House.LAKE_SCHOOL.toString())
                        .path("roles")
                        .toString())
                .isEqualTo("[\"caregiver\"]");
    }

    @Test
    void an_area_supervisor_acts_for_the_county_in_an_area() {
        var browser = new Browser();
        browser.signIn(gateway, "zhao.min");

        var session = browser.session(gateway);

        assertThat(session.path("county").asBoolean()).isTrue();
        assertThat(session.path("roles").toString()).isEqualTo("[\"area-supervisor\"]");
        assertThat(session.path("area").asString()).isEqualTo(AREA.toString());
        assertThat(session.path("schools").get(0).path("id").asString()).isEqualTo(Tokens.COUNTY.toString());
    }

    /** 345 bytes of the token for each school made every request of the nineteenth one fail. */
    @Test
    void three_hundred_schools_are_no_longer_for_the_wire_than_one() {
        var schools = IntStream.range(0, 300)
                .mapToObj(_ -> House.membership(UUID.randomUUID(), "school-admin", "class-teacher"))
                .toArray(House.Membership[]::new);
        House.person("everywhere", schools);
        var browser = new Browser();
        browser.signIn(gateway, "everywhere");

        assertThat(browser.session(gateway).path("schools")).hasSize(300);
        var last = schools[299].school().toString();
        assertThat(browser.session(gateway, "Lantian-School", last)
                        .path("roles")
                        .size())
                .isEqualTo(2);
        var answer = browser.get(gateway.address() + "/api/children", "Lantian-School", last);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(EchoService.read(answer.body()).headers().toString().length())
                .isLessThan(4_000);
    }

    @Test
    void nobody_knows_where_a_person_belongs_while_the_registry_is_away() {
        var browser = new Browser();
        try (var alone = House.gateway(2, Map.of("lantian.gateway.services.registry", "http://127.0.0.1:1"))) {
            browser.signIn(alone, "wang.fang");

            var answer = browser.get(alone.address() + "/session");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(Browser.json(answer).path("type").asString()).isEqualTo("/problems/service-away");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void nobody_is_signed_in_without_a_cookie_or_with_an_invented_one() {
        var browser = new Browser();
        var nobody = browser.get(gateway.address() + "/session");

        browser.cookies.put("__Host-lantian", "A".repeat(43));
        var invented = browser.get(gateway.address() + "/api/children");

        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(Browser.json(nobody).path("type").asString()).isEqualTo("/problems/not-signed-in");
        assertThat(invented.statusCode()).isEqualTo(401);
    }

    @Test
    void a_session_goes_on_at_the_other_gateway_when_one_is_closed() {
        var browser = new Browser();
        House.Gateway third = House.gateway(2, Map.of());
        browser.signIn(third, "wang.fang");
        assertThat(browser.session(third).path("username").asString()).isEqualTo("wang.fang");

        third.close();

        assertThat(browser.session(neighbour).path("username").asString()).isEqualTo("wang.fang");
        assertThat(browser.get(neighbour.address() + "/api/children").statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_store_holds_no_token_and_nothing_that_opens_a_session() {
        var browser = new Browser();
        browser.signIn(gateway, "wang.fang");
        var secret = java.util.Base64.getUrlDecoder().decode(browser.cookies.get("__Host-lantian"));

        var rows = House.DATABASE
                .everything()
                .sql("select id, sealed from session")
                .query((row, _) -> new String(row.getBytes(1), ISO_8859_1) + new String(row.getBytes(2), ISO_8859_1))
                .list();

        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).doesNotContain("eyJ", "wang.fang", new String(secret, ISO_8859_1)));
    }

    @Test
    void signing_out_ends_the_session_at_every_gateway_and_at_keycloak() {
        var browser = new Browser();
        browser.signIn(gateway, "wang.fang");
        var cookie = browser.cookies.get("__Host-lantian");
        var csrf = browser.csrf(gateway);

        var answer = browser.write("POST", gateway.address() + "/logout", "", "X-XSRF-TOKEN", csrf);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(browser.cookies).doesNotContainKey("__Host-lantian");
        var thief = new Browser();
        thief.cookies.put("__Host-lantian", cookie);
        assertThat(thief.get(neighbour.address() + "/session").statusCode()).isEqualTo(401);
        var again = browser.follow(browser.get(gateway.address() + "/login"));
        assertThat(again.body()).contains("<form").contains("password");
    }

    @Test
    void a_person_who_is_locked_out_at_keycloak_is_out_within_ten_seconds() {
        House.person("sun.li", House.membership(House.HILL_SCHOOL, "caregiver"));
        var browser = new Browser();
        browser.signIn(gateway, "sun.li");
        var program = House.PEOPLE.signIn("sun.li", House.PASSWORD);
        assertThat(browser.get(gateway.address() + "/api/my/obligations").statusCode())
                .isEqualTo(200);
        assertThat(bearer(program)).isEqualTo(200);

        var path = "/" + House.PEOPLE.realm() + "/users/" + House.userId("sun.li");
        House.PEOPLE.admin().send("PUT", path, "{\"enabled\":false}");

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(browser.get(gateway.address() + "/api/my/obligations").statusCode())
                    .isEqualTo(401);
            assertThat(bearer(program)).isEqualTo(401);
        });
    }

    /** Refresh tokens may be used once here, so a second renewal of the same session would end it. */
    @Test
    void tabs_at_two_gateways_renew_an_ending_token_once_and_stay_signed_in() throws Exception {
        House.person("zhou.jie", House.membership(House.HILL_SCHOOL, "caregiver"));
        House.changeRealm(Map.of("accessTokenLifespan", 31, "revokeRefreshToken", true, "refreshTokenMaxReuse", 0));
        try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            var browser = new Browser();
            browser.signIn(gateway, "zhou.jie");
            var first = tokenAt(gateway, browser);
            await().pollDelay(Duration.ofSeconds(2)).until(() -> true);

            var answers = new ArrayList<Future<String>>();
            for (var i = 0; i < 12; i++) {
                var at = i % 2 == 0 ? gateway : neighbour;
                Callable<String> tab = () -> tokenAt(at, browser);
                answers.add(tabs.submit(tab));
            }

            var tokens = new ArrayList<String>();
            for (var answer : answers) {
                tokens.add(answer.get());
            }
            assertThat(tokens).doesNotContain(first, "").hasSize(12);
            assertThat(browser.session(neighbour).path("username").asString()).isEqualTo("zhou.jie");
        } finally {
            House.changeRealm(Map.of("accessTokenLifespan", 300, "revokeRefreshToken", false));
        }
    }

    @Test
    void a_sign_in_that_comes_back_without_its_cookie_or_with_another_state_fails() {
        var victim = new Browser();

        var planted = victim.get(gateway.address() + "/login/oauth2/code/keycloak?code=abc&state=xyz");

        assertThat(planted.statusCode()).isEqualTo(302);
        assertThat(planted.headers().firstValue("Location")).hasValue("/?signIn=failed");
        assertThat(victim.cookies).doesNotContainKey("__Host-lantian");
    }

    @Test
    void a_sign_in_begins_with_pkce_and_leads_back_to_own_paths_only() {
        var browser = new Browser();

        var begun = browser.get(gateway.address() + "/login?to=" + Browser.encoded("//evil.example/"));
        assertThat(begun.headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address)
                        .contains("code_challenge_method=S256", "code_challenge=", "nonce=", "response_type=code"));
        var answer = browser.signIn(gateway, "wang.fang");

        assertThat(answer.headers().firstValue("Location")).hasValue("/");
    }

    private static int bearer(String token) {
        return new Browser()
                .get(gateway.address() + "/api/my/obligations", "Authorization", "Bearer " + token)
                .statusCode();
    }

    private static String tokenAt(House.Gateway at, Browser browser) {
        var answer = browser.get(at.address() + "/api/children");
        return answer.statusCode() == 200 ? EchoService.read(answer.body()).header("authorization") : "";
    }
}
