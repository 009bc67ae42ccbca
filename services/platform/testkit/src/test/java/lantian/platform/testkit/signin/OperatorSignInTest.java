package lantian.platform.testkit.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import lantian.platform.testkit.Servers;
import lantian.platform.testkit.Tokens;
import lantian.servers.Json;
import lantian.servers.KeycloakAdmin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keycloak's own administrators: one password of theirs would be worth every account of the county. */
class OperatorSignInTest {

    private static final Tokens REALM = Servers.tokens();
    private static final People OPERATORS = new People(REALM.admin(), "master");
    private static final Visitor BROWSER = new Visitor(Visitor.Door.ofAdministration(REALM.url()), "127.0.0.1");

    /** A name of its own, as other tests may use the same Keycloak. */
    private final String name = "operator-" + UUID.randomUUID();

    /** Accounts and clients of {@code master} that this test made. */
    private final List<String> made = new ArrayList<>();

    @AfterEach
    void leave() {
        made.forEach(path -> REALM.admin().send("DELETE", path, null));
    }

    @Test
    void an_operator_sets_up_a_code_at_the_first_sign_in_and_gives_one_at_each_later_one() {
        operator();

        var setUp = BROWSER.signIn(name, People.PASSWORD);
        assertThat(Visitor.signedIn(setUp)).isFalse();
        var app = Authenticator.scan(setUp.body());
        assertThat(Visitor.signedIn(setUp(setUp, app))).isTrue();

        var asked = BROWSER.signIn(name, People.PASSWORD);
        assertThat(Visitor.signedIn(asked)).isFalse();
        var refused = BROWSER.submit(asked, Map.of("otp", "000000"));
        assertThat(Visitor.signedIn(refused)).isFalse();
        assertThat(Visitor.signedIn(BROWSER.submit(refused, Map.of("otp", app.nextCode()))))
                .isTrue();
    }

    @Test
    void an_operators_password_alone_gives_no_token() {
        operator();
        assertThat(BROWSER.grant(name, People.PASSWORD).statusCode()).isEqualTo(400);

        var setUp = BROWSER.signIn(name, People.PASSWORD);
        var app = Authenticator.scan(setUp.body());
        setUp(setUp, app);

        assertThat(BROWSER.grant(name, People.PASSWORD).statusCode()).isNotEqualTo(200);
        assertThat(BROWSER.grant(name, People.PASSWORD, "totp", app.nextCode()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoever_may_administer_the_countys_realm_from_within_needs_a_code_as_well() {
        var id = new People(REALM).make(name);
        var realm = "/" + REALM.realm();
        var management = REALM.admin()
                .find(realm + "/clients?clientId=realm-management")
                .orElseThrow()
                .get(0)
                .path("id")
                .asString();
        var role = REALM.admin()
                .find(realm + "/clients/" + management + "/roles/view-users")
                .orElseThrow();
        var browser = new Visitor(REALM, "127.0.0.1");
        assertThat(Visitor.signedIn(browser.signIn(name, People.PASSWORD))).isTrue();

        REALM.admin()
                .send(
                        "POST",
                        realm + "/users/" + id + "/role-mappings/clients/" + management,
                        Json.write(List.of(role)));

        assertThat(Visitor.signedIn(browser.signIn(name, People.PASSWORD))).isFalse();
        assertThat(browser.grant(name, People.PASSWORD).statusCode()).isEqualTo(400);
    }

    @Test
    void a_program_signs_in_with_the_secret_of_a_service_account() {
        REALM.admin()
                .send(
                        "POST",
                        "/master/clients",
                        Json.write(Map.of(
                                "clientId",
                                name,
                                "secret",
                                People.PASSWORD,
                                "serviceAccountsEnabled",
                                true,
                                "standardFlowEnabled",
                                false)));
        made.add("/master/clients/"
                + REALM.admin()
                        .find("/master/clients?clientId=" + name)
                        .orElseThrow()
                        .get(0)
                        .path("id")
                        .asString());

        assertThat(BROWSER.clientGrant(name, People.PASSWORD).statusCode()).isEqualTo(200);
    }

    /** The administrator that tests and the launcher work with; the servers are started with this exception. */
    @Test
    void the_local_administrator_alone_is_exempt() {
        assertThat(new KeycloakAdmin(REALM.url(), "admin").welcome()).isTrue();
    }

    /** A second start would make them twice otherwise. */
    @Test
    void both_ways_in_are_made_once_and_bound() {
        var master = REALM.admin().find("/master").orElseThrow();

        assertThat(Stream.of("browserFlow", "directGrantFlow")
                        .map(way -> master.path(way).asString()))
                .containsExactly("lantian operator browser", "lantian operator direct grant");
        assertThat(REALM.admin()
                        .find("/master/authentication/flows")
                        .orElseThrow()
                        .findValuesAsString("alias"))
                .doesNotHaveDuplicates();
    }

    private void operator() {
        made.add("/master/users/" + OPERATORS.make(name, "admin"));
    }

    private static HttpResponse<String> setUp(HttpResponse<String> page, Authenticator app) {
        return BROWSER.submit(page, Map.of("totpSecret", app.secret(), "totp", app.code(), "userLabel", "phone"));
    }
}
