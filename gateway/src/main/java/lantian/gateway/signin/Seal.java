package lantian.gateway.signin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import lantian.gateway.GatewaySettings;
import org.springframework.stereotype.Component;

/**
 * AES-256-GCM under keys derived (HKDF) from the gateways' key, a purpose and a salt. With a session's secret as the
 * salt, neither the database nor the gateways' key alone opens anything.
 */
@Component
class Seal {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final byte[] key;
    private final SecureRandom random = new SecureRandom();

    Seal(GatewaySettings settings) {
        this.key = Base64.getDecoder().decode(settings.key());
    }

    byte[] random(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    byte[] close(String purpose, byte[] salt, byte[] plain) {
        try {
            var nonce = random(NONCE);
            var sealed = cipher(Cipher.ENCRYPT_MODE, purpose, salt, nonce).doFinal(plain);
            return ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Empty when it was not sealed by us, for this purpose and salt. */
    Optional<byte[]> open(String purpose, byte[] salt, byte[] sealed) {
        if (sealed.length <= NONCE) {
            return Optional.empty();
        }
        try {
            var nonce = Arrays.copyOf(sealed, NONCE);
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, purpose, salt, nonce).doFinal(sealed, NONCE, sealed.length - NONCE));
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    /** A value that only we can tell from purpose and salt. */
    String mark(String purpose, byte[] salt) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(derive(purpose, salt).getEncoded());
    }

    private Cipher cipher(int mode, String purpose, byte[] salt, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, derive(purpose, salt), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private SecretKey derive(String purpose, byte[] salt) {
        try {
            var info = ("lantian-gateway:" + purpose).getBytes(StandardCharsets.UTF_8);
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(key)
                                    .addSalt(salt)
                                    .thenExpand(info, 32));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
