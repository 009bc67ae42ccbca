package lantian.contactlog.tracking;

import java.time.LocalDate;
import java.util.Optional;
import lantian.contactlog.calendar.SchoolCalendar;
import lantian.contactlog.obligation.Closures;
import lantian.contactlog.obligation.Issuing;
import lantian.contactlog.standard.Standards;

/**
 * What decides the obligations of all children of a school alike.
 *
 * @param stamp names this calendar, standard, closures and first accountable day; obligations remember by which they were
 *     issued
 */
public record SchoolRules(
        Standards standards, SchoolCalendar calendar, Closures closures, Issuing issuing, String stamp) {

    /** @param countsFrom from when on the school answers for obligations; empty: always */
    public static SchoolRules of(
            Standards standards,
            SchoolCalendar calendar,
            Closures closures,
            Optional<LocalDate> countsFrom,
            String stamp) {
        return new SchoolRules(
                standards, calendar, closures, new Issuing(standards, calendar, closures, countsFrom), stamp);
    }
}
