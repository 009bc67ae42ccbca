package lantian.platform.tenancy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Verifies each token once in a while: what was found genuine is remembered by its digest, never beyond its own end and at most
 * for five minutes. Nothing is remembered of a token that was refused.
 */
final class RememberedTokens implements JwtDecoder {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    private final JwtDecoder verifying;
    private final Cache<String, Jwt> genuine =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

    RememberedTokens(JwtDecoder verifying) {
        this.verifying = verifying;
    }

    @Override
    public Jwt decode(String token) {
        var digest = digest(token);
        var known = genuine.getIfPresent(digest);
        if (known != null && lasts(known.getExpiresAt())) {
            return known;
        }
        // also where it has just ended: the decoder says so in its own words
        var verified = verifying.decode(token);
        genuine.put(digest, verified);
        return verified;
    }

    private static boolean lasts(@Nullable Instant end) {
        return end != null && Instant.now().isBefore(end);
    }

    /** Of the whole token, its signature included. */
    private static String digest(String token) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
