package lantian.registry.access;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The fields of a child's archive with who sees them: one sign for each {@link Viewpoint}, in its order. {@code ●} sees it,
 * {@code ◐} the given name instead, {@code ○} only if the school released it (a name: the given name), {@code -} never. The
 * same table stands in {@code docs/security/least-sight.md}. What is missing here is shown to nobody.
 */
public enum Field {
    ID("id", "●●●●●●●"),
    CODE("code", "●●●●●●●"),
    NAME("name", "●●●●◐◐○"),
    SEX("sex", "●●●●--○"),
    BIRTH_DATE("birthDate", "●●●●---"),
    STUDENT_NO("studentNo", "●●-----"),
    STAGE("stage", "●●●●--○"),
    CLASS("class", "●●●●●●○"),
    BOARDING("boarding", "●●●●--○"),
    ENROLLED_ON("enrolledOn", "●●●●---"),
    LEFT_ON("leftOn", "●●●●---"),
    LEAVE_REASON("leaveReason", "●●●●---"),
    ADDRESS("address", "●●●●---"),
    VILLAGE("village", "●●●●---"),
    HOME_PHONE("homePhone", "●●●●---"),
    FATHER("father", "●●●●---"),
    MOTHER("mother", "●●●●---"),
    GUARDIAN("guardian", "●●●●---"),
    GUARDIAN_HEALTH("guardian.health", "●●-----"),
    CARE_TYPE("careType", "●●●●---"),
    CHARACTER("character", "●●●●---"),
    INTERESTS("interests", "●●●●--○"),
    SPECIAL_SITUATION("specialSituation", "●●-----"),
    REMARK("remark", "●●-----"),
    RISK_LEVEL("riskLevel", "●●-----"),
    LEFT_BEHIND("leftBehind", "●●●●---"),
    LEFT_BEHIND_TYPE("leftBehindType", "●●●●---"),
    ARCHIVE("archive", "●●●●---"),
    ARCHIVE_COMPLETE("archiveComplete", "●●●●---"),
    MISSING("missing", "●●●●---"),
    CONTACT_CARD("contactCard", "●●●●---"),
    CONTACT_CARD_CURRENT("contactCardCurrent", "●●●●---"),
    /** A number that grows would tell that something hidden has changed. */
    VERSION("version", "●●-----");

    private final String wire;

    @SuppressWarnings("ImmutableEnumChecker") // Map.copyOf can't change
    private final Map<Viewpoint, Character> cells;

    Field(String wire, String cells) {
        this.wire = wire;
        var signs = new EnumMap<Viewpoint, Character>(Viewpoint.class);
        for (var viewpoint : Viewpoint.values()) {
            signs.put(viewpoint, cells.charAt(signs.size()));
        }
        this.cells = Map.copyOf(signs);
    }

    /** Its name in the interface; a dot leads into an object. */
    public String wire() {
        return wire;
    }

    public static Optional<Field> named(String wire) {
        return Arrays.stream(values()).filter(field -> field.wire.equals(wire)).findFirst();
    }

    /** Whether the school may release it to donors. */
    public boolean releasable() {
        return cell(Viewpoint.DONOR) == '○';
    }

    char cell(Viewpoint viewpoint) {
        return Objects.requireNonNull(cells.get(viewpoint));
    }
}
