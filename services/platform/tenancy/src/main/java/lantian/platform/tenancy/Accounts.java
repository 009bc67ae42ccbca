package lantian.platform.tenancy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Pseudonyms of logins: events, facts and audit entries name an account, never a user name. They depend on a secret of the
 * installation, so that nobody tells by trying user names who stands behind one. An installation that began without the
 * secret goes on without it: its pseudonyms stand in entries that are never rewritten (ADR 0056).
 */
public final class Accounts {

    private static final int SHORTEST = 16;

    private static volatile @Nullable SecretKey key;

    private Accounts() {}

    /** The same account for the same user name in every service, whatever its case. */
    public static UUID of(String username) {
        var name = ("lantian:" + username.toLowerCase(Locale.ROOT)).getBytes(UTF_8);
        var secret = key;
        return secret == null ? UUID.nameUUIDFromBytes(name) : keyed(secret, name);
    }

    /** Whether a pseudonym depends on a secret, so that nobody finds the user name by trying. */
    public static boolean keyed() {
        return key != null;
    }

    /** Once, before the service does anything; the same in all services. */
    static void keyedBy(byte[] secret) {
        if (secret.length < SHORTEST) {
            throw new IllegalArgumentException("lantian.accounts.key is shorter than " + SHORTEST + " bytes");
        }
        key = new SecretKeySpec(secret, "HmacSHA256");
    }

    private static UUID keyed(SecretKey secret, byte[] name) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            var bytes = ByteBuffer.wrap(mac.doFinal(name));
            // version 8: a UUID of one's own making
            return new UUID(
                    (bytes.getLong() & ~0xF000L) | 0x8000L, (bytes.getLong() & 0x3FFFFFFFFFFFFFFFL) | Long.MIN_VALUE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
