package lantian.platform.testkit.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import lantian.platform.testkit.Servers;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneTimeCodeTest {

    private static final Tokens REALM = Servers.tokens();
    private static final People PEOPLE = new People(REALM);
    private static final Visitor BROWSER = new Visitor(REALM, "127.0.0.1");

    @ParameterizedTest
    @ValueSource(strings = {"county-officer", "area-supervisor", "auditor"})
    void who_sees_more_than_one_school_sets_up_a_code_at_the_first_sign_in_and_gives_one_at_each_later_one(
            String role) {
        PEOPLE.make("new-" + role, role);

        var setUp = BROWSER.signIn("new-" + role, People.PASSWORD);
        assertThat(Visitor.signedIn(setUp)).isFalse();
        var app = Authenticator.scan(setUp.body());
        var done = BROWSER.submit(setUp, Map.of("totpSecret", app.secret(), "totp", app.code(), "userLabel", "phone"));
        assertThat(Visitor.signedIn(done)).isTrue();

        var asked = BROWSER.signIn("new-" + role, People.PASSWORD);
        assertThat(Visitor.signedIn(asked)).isFalse();
        var refused = BROWSER.submit(asked, Map.of("otp", "000000"));
        assertThat(Visitor.signedIn(refused)).isFalse();
        assertThat(Visitor.signedIn(BROWSER.submit(refused, Map.of("otp", app.nextCode()))))
                .isTrue();
    }

    @Test
    void a_password_alone_gives_no_token_either() {
        PEOPLE.make("grant-officer", "county-officer");
        assertThat(BROWSER.grant("grant-officer", People.PASSWORD).statusCode()).isEqualTo(400);

        var setUp = BROWSER.signIn("grant-officer", People.PASSWORD);
        var app = Authenticator.scan(setUp.body());
        BROWSER.submit(setUp, Map.of("totpSecret", app.secret(), "totp", app.code(), "userLabel", "phone"));

        assertThat(BROWSER.grant("grant-officer", People.PASSWORD).statusCode()).isNotEqualTo(200);
        assertThat(BROWSER.grant("grant-officer", People.PASSWORD, "totp", app.nextCode())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_teacher_is_asked_for_a_code_only_after_setting_one_up() {
        var id = PEOPLE.make("teacher-wu");
        assertThat(Visitor.signedIn(BROWSER.signIn("teacher-wu", People.PASSWORD)))
                .isTrue();

        REALM.admin()
                .send(
                        "PUT",
                        "/" + REALM.realm() + "/users/" + id,
                        "{\"username\":\"teacher-wu\",\"requiredActions\":[\"CONFIGURE_TOTP\"]}");
        var setUp = BROWSER.signIn("teacher-wu", People.PASSWORD);
        var app = Authenticator.scan(setUp.body());
        BROWSER.submit(setUp, Map.of("totpSecret", app.secret(), "totp", app.code(), "userLabel", "phone"));

        assertThat(Visitor.signedIn(BROWSER.signIn("teacher-wu", People.PASSWORD)))
                .isFalse();
    }

    @Test
    void the_demo_accounts_alone_are_exempt() {
        assertThat(BROWSER.grant("officer", "test-Passw0rd").statusCode()).isEqualTo(200);
        assertThat(Visitor.signedIn(BROWSER.signIn("auditor", "test-Passw0rd"))).isTrue();
    }

    @Test
    void setting_it_up_is_explained_in_chinese_and_in_english() {
        PEOPLE.make("two-languages", "auditor");

        assertThat(setUp("zh-CN").body())
                .contains("动态验证码", "kc-totp-secret-qr-code", "扫一扫")
                .doesNotContain("One-time code");
        assertThat(setUp("en").body()).contains("One-time code", "Scan").doesNotContain("动态验证码");
    }

    private static HttpResponse<String> setUp(String language) {
        return BROWSER.submit(
                BROWSER.signInPage(language), Map.of("username", "two-languages", "password", People.PASSWORD));
    }
}
