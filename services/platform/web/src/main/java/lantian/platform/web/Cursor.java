package lantian.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The sort key of the last row seen. Opaque to clients; it carries no more than the list itself showed. */
public record Cursor(List<String> key) {

    private static final String SEPARATOR = "\u001f";

    public static Cursor after(Object... key) {
        return new Cursor(Arrays.stream(key).map(String::valueOf).toList());
    }

    /** @throws Problem 400 when it is none of ours */
    public static Optional<Cursor> parse(@Nullable String wire, int parts) {
        if (wire == null || wire.isBlank()) {
            return Optional.empty();
        }
        var key = List.of(readable(wire, Cursor::decoded).split(SEPARATOR, -1));
        if (key.size() != parts) {
            throw unknown();
        }
        return Optional.of(new Cursor(key));
    }

    /** The refusal of a cursor that is none of ours, or leads nowhere. */
    public static Problem unknown() {
        return Problem.invalid(new Problem.FieldError("cursor", "unknown-cursor", "{field.cursor}"));
    }

    public String part(int index) {
        return key.get(index);
    }

    /** @throws Problem 400 when the part is no id */
    public UUID id(int index) {
        return readable(part(index), Literals::id);
    }

    /** @throws Problem 400 when the part is no day */
    public LocalDate day(int index) {
        return readable(part(index), Literals::day);
    }

    /** As it stands in the answer. */
    public String wire() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, key).getBytes(UTF_8));
    }

    private static String decoded(String wire) {
        return Literals.text(new String(Base64.getUrlDecoder().decode(wire), UTF_8));
    }

    private static <T> T readable(String part, Function<String, T> meaning) {
        try {
            return meaning.apply(part);
        } catch (IllegalArgumentException | DateTimeException none) {
            throw unknown();
        }
    }
}
