package lantian.registry.child;

import java.time.LocalDate;
import java.util.Optional;

/** Days that a pupil's life can have. The same for rosters and forms. */
public final class Bounds {

    private static final int OLDEST_YEARS = 25;
    private static final LocalDate FIRST_ENROLMENT = LocalDate.of(2000, 1, 1);
    private static final LocalDate FIRST_AWAY = LocalDate.of(1990, 1, 1);

    private Bounds() {}

    /** What is wrong with a day. */
    public enum Wrong {
        IN_THE_FUTURE,
        /** Born too long ago for a pupil. */
        TOO_OLD,
        BEFORE_BIRTH,
        /** Before anybody who is at school now can have come. */
        TOO_EARLY,
        /** More than a year ahead. */
        TOO_FAR_AHEAD
    }

    public static Optional<Wrong> birth(LocalDate born, LocalDate today) {
        if (born.isAfter(today)) {
            return Optional.of(Wrong.IN_THE_FUTURE);
        }
        return born.isBefore(today.minusYears(OLDEST_YEARS)) ? Optional.of(Wrong.TOO_OLD) : Optional.empty();
    }

    public static Optional<Wrong> enrolment(LocalDate from, LocalDate born, LocalDate today) {
        if (from.isBefore(born)) {
            return Optional.of(Wrong.BEFORE_BIRTH);
        }
        if (from.isBefore(FIRST_ENROLMENT)) {
            return Optional.of(Wrong.TOO_EARLY);
        }
        return from.isAfter(today.plusYears(1)) ? Optional.of(Wrong.TOO_FAR_AHEAD) : Optional.empty();
    }

    /** Since when a parent has been away. */
    public static Optional<Wrong> away(LocalDate since, LocalDate today) {
        if (since.isAfter(today)) {
            return Optional.of(Wrong.IN_THE_FUTURE);
        }
        return since.isBefore(FIRST_AWAY) ? Optional.of(Wrong.TOO_EARLY) : Optional.empty();
    }
}
