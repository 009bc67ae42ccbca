package lantian.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sort key of the last row seen. Opaque to clients; it carries no more than the list itself showed. */
public record Cursor(List<String> key) {

    private static final String SEPARATOR = "\u001f";

    public static Cursor after(Object... key) {
        return new Cursor(java.util.Arrays.stream(key).map(String::valueOf).toList());
    }

    /** @throws Problem 400 when it is none of ours */
    public static Optional<Cursor> parse(@Nullable String wire, int parts) {
        if (wire == null || wire.isBlank()) {
            return Optional.empty();
        }
        try {
            var key = List.of(new String(Base64.getUrlDecoder().decode(wire), UTF_8).split(SEPARATOR, -1));
            if (key.size() == parts) {
                return Optional.of(new Cursor(key));
            }
        } catch (IllegalArgumentException e) {
            // falls through: answered as malformed below
        }
        throw Problem.invalid(new Problem.FieldError("cursor", "unknown-cursor", "{field.cursor}"));
    }

    public String part(int index) {
        return key.get(index);
    }

    String wire() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, key).getBytes(UTF_8));
    }
}
