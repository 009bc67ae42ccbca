package lantian.pairing.caregiver;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The fields of a caregiver with who sees them: one sign for each {@link Viewpoint}, in its order. {@code ●} sees it,
 * {@code -} does not. The same table stands in {@code docs/security/least-sight.md}.
 */
public enum CaregiverField {
    ID("id", "●●●●●●---"),
    CODE("code", "●●●●●●---"),
    NAME("name", "●●●●●●---"),
    CATEGORY("category", "●●●●●●---"),
    USERNAME("username", "●●●------"),
    PHONE("phone", "●●●------"),
    CAPACITY("capacity", "●●●●-----"),
    ACTIVE("active", "●●●●●●---"),
    /** A number that grows would tell that something hidden has changed. */
    VERSION("version", "●●●●-----");

    private final String wire;

    @SuppressWarnings("ImmutableEnumChecker") // Map.copyOf can't change
    private final Map<Viewpoint, Boolean> cells;

    CaregiverField(String wire, String signs) {
        this.wire = wire;
        var all = new EnumMap<Viewpoint, Boolean>(Viewpoint.class);
        for (var viewpoint : Viewpoint.values()) {
            all.put(viewpoint, signs.charAt(all.size()) == '●');
        }
        this.cells = Map.copyOf(all);
    }

    /** Its name in the interface. */
    public String wire() {
        return wire;
    }

    boolean seenBy(Viewpoint viewpoint) {
        return Objects.requireNonNull(cells.get(viewpoint));
    }
}
