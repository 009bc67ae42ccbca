package lantian.reporting.rollup;

import java.util.UUID;

/**
 * Whose figure it is, within one school: the school as a whole, one of its classes, one of its caregivers; and the children of
 * the school whom the county counts in another one, or about whom it asks.
 */
public record Unit(Kind kind, UUID id) {

    /** Children, contacts and obligations that belong to no class or to nobody paired. */
    public static final UUID NONE = new UUID(0, 0);

    public enum Kind {
        SCHOOL(1),
        CLASS(2),
        CAREGIVER(3),
        ELSEWHERE(4),
        ASKED(5);

        private final short code;

        Kind(int code) {
            this.code = (short) code;
        }

        public short code() {
            return code;
        }

        public static Kind of(short code) {
            return values()[code - 1];
        }
    }

    public static Unit school(UUID id) {
        return new Unit(Kind.SCHOOL, id);
    }

    public static Unit ofClass(UUID id) {
        return new Unit(Kind.CLASS, id);
    }

    public static Unit caregiver(UUID id) {
        return new Unit(Kind.CAREGIVER, id);
    }

    /** The school's children whom the county counts in another school. */
    public static Unit elsewhere(UUID school) {
        return new Unit(Kind.ELSEWHERE, school);
    }

    /** The school's children who may be enrolled in another school too, while the school has not answered. */
    public static Unit asked(UUID school) {
        return new Unit(Kind.ASKED, school);
    }
}
