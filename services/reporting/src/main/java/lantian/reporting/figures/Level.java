package lantian.reporting.figures;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What one row of an answer stands for. */
public enum Level {
    COUNTY,
    AREA,
    SCHOOL,
    CLASS,
    CAREGIVER;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Level> fromWire(String wire) {
        return Arrays.stream(values())
                .filter(level -> level.wire().equals(wire))
                .findFirst();
    }

    /** Rows inside a school. */
    boolean withinSchool() {
        return this == CLASS || this == CAREGIVER;
    }
}
