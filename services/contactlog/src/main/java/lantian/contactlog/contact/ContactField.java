package lantian.contactlog.contact;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The fields of a contact with who sees them: one sign for each {@link Viewpoint}, in its order, first of a contact as such,
 * then of a counselling. {@code ●} sees it, {@code -} does not. The same tables stand in
 * {@code docs/security/least-sight.md}. What is missing here is shown to nobody.
 */
public enum ContactField {
    ID("id", "●●●●●---", "●●●-----"),
    CHILD("child", "●●●●●---", "●●●-----"),
    KIND("kind", "●●●●●---", "●●●-----"),
    OCCURRED_ON("occurredOn", "●●●●●---", "●●●-----"),
    OUTCOME("outcome", "●●●●●---", "●●●-----"),
    PARTICIPANTS("participants", "●●●●●---", "●●●-----"),
    WITH("with", "●●●●●---", "●●●-----"),
    NOTE("note", "●●●-----", "●-------"),
    FINDINGS("findings", "●●●-----", "●-------"),
    /** What calls for visits is shown to those who owe them. */
    TRIGGERS("triggers", "●●●●●---", "●-------"),
    PLACE("place", "●●●-----", "●-------"),
    FORM("form", "●●●-----", "●-------"),
    DETAILS("details", "●●●-----", "●-------"),
    /** What the form restricts. */
    RESTRICTED_DETAILS("details.restricted", "●●------", "●-------"),
    OFFLINE("offline", "●●●●●---", "●●●-----"),
    AUTHOR("author", "●●●●●---", "●●●-----"),
    RECEIVED_AT("receivedAt", "●●●●●---", "●●●-----"),
    CORRECTIONS("corrections", "●●●-----", "●●●-----"),
    CORRECTION_REASON("corrections.reason", "●●●-----", "●-------"),
    CONFIRMATIONS("confirmations", "●●●●●---", "●●●-----"),
    POSSIBLE_DUPLICATE_OF("possibleDuplicateOf", "●●●●●---", "●●●-----"),
    VERSION("version", "●●●-----", "●●●-----");

    private final String wire;

    @SuppressWarnings("ImmutableEnumChecker") // Map.copyOf can't change
    private final Map<Viewpoint, Boolean> ordinary;

    @SuppressWarnings("ImmutableEnumChecker") // Map.copyOf can't change
    private final Map<Viewpoint, Boolean> counselling;

    ContactField(String wire, String ordinary, String counselling) {
        this.wire = wire;
        this.ordinary = cells(ordinary);
        this.counselling = cells(counselling);
    }

    /** Its name in the interface; a dot leads into each object of a list. */
    public String wire() {
        return wire;
    }

    boolean seenBy(Viewpoint viewpoint, boolean ofCounselling) {
        return Objects.requireNonNull((ofCounselling ? counselling : ordinary).get(viewpoint));
    }

    private static Map<Viewpoint, Boolean> cells(String signs) {
        var cells = new EnumMap<Viewpoint, Boolean>(Viewpoint.class);
        for (var viewpoint : Viewpoint.values()) {
            cells.put(viewpoint, signs.charAt(cells.size()) == '●');
        }
        return Map.copyOf(cells);
    }
}
