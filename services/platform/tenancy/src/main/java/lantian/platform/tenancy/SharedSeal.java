package lantian.platform.tenancy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals what one service tells another and no topic may show: the name of a member of staff. Its key follows from the secret
 * of the installation that all services share; an installation without one passes nothing on. Not for children: what is told
 * cannot be erased.
 */
public final class SharedSeal {

    private final @Nullable Aead aead;

    /** @param secret the installation's; empty where there is none */
    SharedSeal(byte[] secret) {
        this.aead = secret.length == 0 ? null : derived(secret);
    }

    /** @param subject whom it is about; sealed for one it opens for no other */
    public Optional<String> seal(UUID subject, String text) {
        if (aead == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Base64.getEncoder().encodeToString(aead.encrypt(text.getBytes(UTF_8), context(subject))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not seal", e);
        }
    }

    /** Empty for what is no seal of ours for this subject. */
    public Optional<String> open(UUID subject, @Nullable String sealed) {
        if (aead == null || sealed == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new String(aead.decrypt(Base64.getDecoder().decode(sealed), context(subject)), UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Aead derived(byte[] secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return new AesGcmJce(mac.doFinal("lantian:shared-seal".getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static byte[] context(UUID subject) {
        return ByteBuffer.allocate(16)
                .putLong(subject.getMostSignificantBits())
                .putLong(subject.getLeastSignificantBits())
                .array();
    }
}
