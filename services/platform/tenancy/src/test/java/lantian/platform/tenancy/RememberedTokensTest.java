package lantian.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class RememberedTokensTest {

    private final List<String> verified = new ArrayList<>();

    @Test
    void the_same_token_is_verified_once() {
        var tokens = tokens(Instant.now().plusSeconds(60));

        assertThat(tokens.decode("one")).isSameAs(tokens.decode("one"));
        assertThat(verified).containsExactly("one");
    }

    @Test
    void a_token_that_differs_in_one_letter_is_another() {
        var tokens = tokens(Instant.now().plusSeconds(60));

        var _ = tokens.decode("one.a");
        var _ = tokens.decode("one.b");

        assertThat(verified).containsExactly("one.a", "one.b");
    }

    @Test
    void nothing_is_remembered_beyond_the_tokens_own_end() {
        var tokens = tokens(Instant.now().minusSeconds(1));

        var _ = tokens.decode("over");
        var _ = tokens.decode("over");

        assertThat(verified).containsExactly("over", "over");
    }

    @Test
    void what_was_refused_is_asked_for_again() {
        var refusing = new RememberedTokens(token -> {
            verified.add(token);
            throw new BadJwtException("forged");
        });

        assertThatThrownBy(() -> refusing.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> refusing.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThat(verified).hasSize(2);
    }

    private RememberedTokens tokens(Instant end) {
        return new RememberedTokens(token -> {
            verified.add(token);
            return Jwt.withTokenValue(token)
                    .header("alg", "RS256")
                    .subject("somebody")
                    .expiresAt(end)
                    .build();
        });
    }
}
