package lantian.platform.tenancy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyedHashTest {

    private static final byte[] SECRET = "a secret of this installation".getBytes(UTF_8);

    @Test
    void equal_texts_are_equal_in_every_service_and_no_others() {
        var hash = new KeyedHash(SECRET, "likeness");

        assertThat(hash.of("王小明")).isPresent().isEqualTo(new KeyedHash(SECRET, "likeness").of("王小明"));
        assertThat(hash.of("王小明")).isNotEqualTo(hash.of("王小亮"));
    }

    @Test
    void another_secret_or_purpose_says_something_else() {
        var hash = new KeyedHash(SECRET, "likeness").of("王小明");

        assertThat(new KeyedHash("another secret".getBytes(UTF_8), "likeness").of("王小明"))
                .isNotEqualTo(hash);
        assertThat(new KeyedHash(SECRET, "another purpose").of("王小明")).isNotEqualTo(hash);
    }

    @Test
    void an_installation_without_a_secret_makes_none() {
        assertThat(new KeyedHash(new byte[0], "likeness").of("王小明")).isEmpty();
    }
}
