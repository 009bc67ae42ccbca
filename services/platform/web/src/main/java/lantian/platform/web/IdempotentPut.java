package lantian.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import lantian.platform.tenancy.PutRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a {@code PUT} with an id that the client made asks for, from its body and its {@code If-Match}. */
public final class IdempotentPut {

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private IdempotentPut() {}

    /**
     * @param ifMatch the header as it came
     * @throws Problem 400 when it is no such header
     */
    public static PutRequest of(Object body, @Nullable String ifMatch) {
        return new PutRequest(fingerprint(body), Etags.known(ifMatch));
    }

    /** A request's content in 64 hexadecimal digits, independent of the order of its fields. */
    public static String fingerprint(Object request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(
                            digest.digest(CANONICAL.writeValueAsString(request).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
