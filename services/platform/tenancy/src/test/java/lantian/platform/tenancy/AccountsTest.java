package lantian.platform.tenancy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import lantian.platform.testkit.LantianTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Configuration;

/** A running service has the key of the installation. */
@SpringBootTest(
        webEnvironment = WebEnvironment.MOCK,
        properties = {
            "spring.application.name=wall",
            "spring.flyway.locations=classpath:db/platform",
            "spring.flyway.url=${spring.datasource.url}",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/unused"
        })
@LantianTest(database = "wall")
class AccountsTest {

    @Configuration
    @EnableAutoConfiguration
    static class Wired {}

    @Test
    void who_knows_the_user_name_does_not_know_the_account() {
        assertThat(Accounts.of("chen.xiulan"))
                .isNotEqualTo(UUID.nameUUIDFromBytes("lantian:chen.xiulan".getBytes(UTF_8)))
                .isNotEqualTo(UUID.nameUUIDFromBytes("chen.xiulan".getBytes(UTF_8)));
    }

    @Test
    void the_same_login_is_the_same_account_in_any_case_of_letters_and_no_other_is() {
        var accounts = IntStream.range(0, 10_000)
                .mapToObj(number -> Accounts.of("teacher." + number))
                .distinct()
                .toList();

        assertThat(accounts).hasSize(10_000).allMatch(account -> account.version() == 8 && account.variant() == 2);
        assertThat(Accounts.of("Teacher.7".toUpperCase(Locale.ROOT))).isEqualTo(Accounts.of("teacher.7"));
    }

    @Test
    void a_short_key_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Accounts.keyedBy(new byte[8]));
    }
}
