package lantian.platform.web;

import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Versions on the wire: {@code ETag: "3"}, {@code If-Match: "3"}. */
public final class Etags {

    private static final String TAG = "(?:W/)?\"([\\x21\\x23-\\x7e]*)\"";
    private static final Pattern ONE = Pattern.compile(TAG);
    // possessive: the engine loops, where it would call itself once for each of a thousand tags
    private static final Pattern SEVERAL = Pattern.compile(TAG + "(?:\\s*,\\s*" + TAG + ")*+");

    private Etags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Which versions the caller knows, if he says so. A weak one counts too: on its way through a compressing proxy a strong
     * one may become weak. A tag that is none of ours fits no version.
     *
     * @param ifMatch the header as it came
     * @throws Problem 400 when it is no such header
     */
    public static Optional<LongPredicate> known(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return Optional.empty();
        }
        var condition = ifMatch.strip();
        if (condition.equals("*")) {
            return Optional.of(_ -> true);
        }
        if (!SEVERAL.matcher(condition).matches()) {
            throw Problem.invalid(new Problem.FieldError("If-Match", "malformed", "{field.ifMatch}"));
        }
        var tags = ONE.matcher(condition).results().map(tag -> tag.group(1)).toList();
        return Optional.of(version -> tags.contains(Long.toString(version)));
    }
}
