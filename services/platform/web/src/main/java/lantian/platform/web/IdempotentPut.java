package lantian.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code PUT} with an id that the client made. The same body again changes nothing; another body needs the current version in
 * {@code If-Match}.
 */
public final class IdempotentPut {

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private IdempotentPut() {}

    /** What stands under the id now. */
    public record Stored(long version, String fingerprint) {}

    /** What the request means, given what stands under its id. */
    public sealed interface Decision {
        /** Nothing stands there: make it, with version 1. */
        record Create() implements Decision {}

        /** The same request as the one that made the current version: answer as then, change nothing. */
        record Repeat(long version) implements Decision {}

        /** Change it: {@code next} is the version it gets. */
        record Replace(long next) implements Decision {}
    }

    /**
     * @param ifMatch the header as it came
     * @throws Problem 400, 409 {@code id-already-used} or 412 {@code stale-version}
     */
    public static Decision decide(Optional<Stored> stored, String fingerprint, @Nullable String ifMatch) {
        var known = Etags.known(ifMatch);
        if (stored.isEmpty()) {
            if (known.isPresent()) {
                throw Problem.of(412, "stale-version");
            }
            return new Decision.Create();
        }
        var current = stored.get();
        if (current.fingerprint().equals(fingerprint)) {
            return new Decision.Repeat(current.version());
        }
        if (known.isEmpty()) {
            throw Problem.of(409, "id-already-used");
        }
        if (!known.get().test(current.version())) {
            throw Problem.of(412, "stale-version");
        }
        return new Decision.Replace(current.version() + 1);
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
