package lantian.platform.testkit.signin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app: six digits every thirty seconds (RFC 6238). */
record Authenticator(String secret) {

    private static final Pattern SECRET = Pattern.compile("name=\"totpSecret\" value=\"([^\"]+)\"");
    private static final int PERIOD = 30;

    /** Reads the secret off the page that sets it up. */
    static Authenticator scan(String page) {
        var found = SECRET.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("nothing to scan on " + page);
        }
        return new Authenticator(found.group(1));
    }

    String code() {
        return code(Instant.now().getEpochSecond() / PERIOD);
    }

    /** That of the next thirty seconds, which is taken already: a code works only once. */
    String nextCode() {
        return code(Instant.now().getEpochSecond() / PERIOD + 1);
    }

    private String code(long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            var offset = hash[hash.length - 1] & 0xf;
            var number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
            return String.format(java.util.Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
