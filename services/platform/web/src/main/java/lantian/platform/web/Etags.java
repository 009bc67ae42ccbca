package lantian.platform.web;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Versions on the wire: {@code ETag: "3"}, {@code If-Match: "3"}. */
public final class Etags {

    private Etags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * @param ifMatch the header as it came, weak or strong
     * @throws Problem 412 when it is no version of ours
     */
    public static OptionalLong version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            return OptionalLong.empty();
        }
        var digits = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
        try {
            return OptionalLong.of(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            throw Problem.of(412, "stale-version");
        }
    }
}
