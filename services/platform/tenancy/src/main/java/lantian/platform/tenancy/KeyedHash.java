package lantian.platform.tenancy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Turns a text into something that is equal for equal texts and says nothing to whoever has not the key, so that others can
 * tell that two are the same without knowing what. Its key follows from the secret of the installation, which never changes
 * (the master key of the {@link Vault} does); an installation without one makes none.
 */
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";

    private final @Nullable SecretKey key;

    /**
     * @param secret the installation's; empty where there is none
     * @param purpose hashes of one purpose say nothing about those of another
     */
    KeyedHash(byte[] secret, String purpose) {
        this.key = secret.length == 0
                ? null
                : new SecretKeySpec(mac(new SecretKeySpec(secret, ALGORITHM), "lantian:" + purpose), ALGORITHM);
    }

    /** Empty in an installation without a secret. */
    public Optional<String> of(String text) {
        return Optional.ofNullable(key)
                .map(known -> Base64.getUrlEncoder().withoutPadding().encodeToString(mac(known, text)));
    }

    private static byte[] mac(SecretKey key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
