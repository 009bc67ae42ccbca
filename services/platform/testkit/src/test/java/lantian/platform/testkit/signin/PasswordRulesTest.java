package lantian.platform.testkit.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import lantian.platform.testkit.Servers;
import lantian.platform.testkit.Tokens;
import lantian.servers.Distributions;
import lantian.servers.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private static final Tokens REALM = Servers.tokens();
    private static String account = "";

    @BeforeAll
    static void somebody() {
        account = new People(REALM).make("chooser");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "woaini1314520", "WoAiNi5201314", "5201314520", "qwer1234qwer", "1qaz2wsx3edc", "a123456789",
                        "ZhangWei123",
                "wang123456", "13800138000", "lantian2026", "Lantian@2026", "xuexiao123", "abc19900101", "password123",
                "Qwertyuiop", "1234567890"
            })
    void a_common_password_is_refused_however_it_is_written(String password) {
        assertThatThrownBy(() -> choose(password)).hasMessageContaining("invalidPasswordBlacklistedMessage");
    }

    @Test
    void ten_signs_are_enough_and_nine_are_not() {
        assertThatThrownBy(() -> choose("tK7-m2Qx9")).hasMessageContaining("invalidPasswordMinLengthMessage");
        assertThatCode(() -> choose("tK7-m2Qx9v")).doesNotThrowAnyException();
    }

    /** Shorter ones are refused for their length, and other cases are compared as they are listed. */
    @Test
    void the_list_holds_only_what_the_length_allows_in_lower_case() throws IOException {
        var list = Distributions.root().resolve("infra/keycloak/passwords/common.txt");

        try (var words = Files.lines(list)) {
            assertThat(words)
                    .allMatch(word -> word.length() >= 10 && word.equals(word.toLowerCase(java.util.Locale.ROOT)));
        }
        assertThat(Files.size(list)).isLessThan(800_000);
    }

    private static void choose(String password) {
        REALM.admin()
                .send(
                        "PUT",
                        "/" + REALM.realm() + "/users/" + account + "/reset-password",
                        Json.write(java.util.Map.of("type", "password", "value", password, "temporary", false)));
    }
}
