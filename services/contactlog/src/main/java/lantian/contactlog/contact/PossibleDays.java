package lantian.contactlog.contact;

import java.time.LocalDate;
import java.util.Optional;
import lantian.contactlog.child.Timeline;

/** On which days a contact with a child can have taken place. */
final class PossibleDays {

    private static final int YEARS_BACK = 3;

    private PossibleDays() {}

    static Optional<Recording.Refused> refuse(LocalDate occurredOn, Timeline child, LocalDate today) {
        if (occurredOn.isAfter(today)) {
            return Optional.of(Recording.Refused.IN_THE_FUTURE);
        }
        if (occurredOn.isBefore(child.enrolled().from())) {
            return Optional.of(Recording.Refused.BEFORE_ENROLMENT);
        }
        if (occurredOn.isAfter(child.enrolled().to())) {
            return Optional.of(Recording.Refused.CHILD_HAS_LEFT);
        }
        if (occurredOn.isBefore(today.minusYears(YEARS_BACK))) {
            return Optional.of(Recording.Refused.TOO_LONG_AGO);
        }
        return Optional.empty();
    }
}
