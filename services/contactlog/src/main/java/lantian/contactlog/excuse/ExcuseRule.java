package lantian.contactlog.excuse;

import java.time.LocalDate;
import java.util.Optional;
import lantian.contactlog.calendar.SchoolCalendar;
import lantian.contactlog.excuse.ExcuseResult.Refused;
import lantian.contactlog.tracking.TrackedObligation;

/** When an obligation may be excused: from the day it opens until ten school days after it was due, while it is unmet. */
record ExcuseRule(SchoolCalendar calendar, LocalDate today) {

    private static final int WITHIN_SCHOOL_DAYS = 10;

    Optional<Refused> refuse(TrackedObligation tracked) {
        var obligation = tracked.obligation();
        if (tracked.met()) {
            return Optional.of(Refused.ALREADY_MET);
        }
        if (obligation.voidOn(today)) {
            return Optional.of(Refused.ALREADY_VOID);
        }
        if (today.isBefore(obligation.opensOn())) {
            return Optional.of(Refused.TOO_EARLY);
        }
        return today.isAfter(calendar.schoolDaysAfter(obligation.dueOn(), WITHIN_SCHOOL_DAYS))
                ? Optional.of(Refused.TOO_LATE)
                : Optional.empty();
    }
}
