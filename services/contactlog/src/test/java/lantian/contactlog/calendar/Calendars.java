package lantian.contactlog.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** The school year 2025-2026 of a county, with National Day week, a make-up Sunday and Labour Day. */
@NullMarked
public final class Calendars {

    /** Monday 1 September to Friday 23 January: 145 days. */
    public static final Term AUTUMN = new Term(
            "2025-2026",
            1,
            days("2025-09-01", "2026-01-23"),
            Set.copyOf(days("2025-10-01", "2025-10-08").each().toList()),
            Set.of(day("2025-09-28")));

    /** Monday 2 March to Friday 10 July. */
    public static final Term SPRING = new Term(
            "2025-2026", 2, days("2026-03-02", "2026-07-10"), Set.of(day("2026-05-01"), day("2026-06-19")), Set.of());

    public static final SchoolCalendar YEAR = new SchoolCalendar(List.of(SPRING, AUTUMN));

    private Calendars() {}

    public static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    public static Days days(String from, String to) {
        return new Days(day(from), day(to));
    }

    public static Days since(String from) {
        return Days.of(day(from), null);
    }
}
