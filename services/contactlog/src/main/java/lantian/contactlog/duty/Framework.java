package lantian.contactlog.duty;

import lantian.contactlog.calendar.SchoolCalendar;
import lantian.contactlog.obligation.Closures;
import lantian.contactlog.obligation.Issuing;
import lantian.contactlog.standard.Standards;

/**
 * What is the same for all children of a school.
 *
 * @param stamp names this calendar, standard and closures; obligations remember by which they were issued
 */
public record Framework(
        Standards standards, SchoolCalendar calendar, Closures closures, Issuing issuing, String stamp) {

    public static Framework of(Standards standards, SchoolCalendar calendar, Closures closures, String stamp) {
        return new Framework(standards, calendar, closures, new Issuing(standards, calendar, closures), stamp);
    }
}
