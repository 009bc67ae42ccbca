package lantian.contactlog.obligation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import lantian.contactlog.child.ChildId;

/** Named by child, rule and window, so that issuing again finds what was issued before. */
public record ObligationId(UUID value) {

    public static ObligationId of(ChildId child, String rule, String window, int number) {
        var name = child.value() + "|" + rule + "|" + window + "|" + number;
        return new ObligationId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
    }
}
