package lantian.gateway.signin;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/** What the browser's cookie holds: 32 random bytes that are stored nowhere. */
final class Secret {

    static final int LENGTH = 32;

    private final byte[] bytes;

    Secret(byte[] random) {
        this.bytes = random.clone();
    }

    static Optional<Secret> parse(String cookie) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cookie);
            return bytes.length == LENGTH ? Optional.of(new Secret(bytes)) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }

    String cookie() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Under which the session is stored. */
    byte[] id() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
