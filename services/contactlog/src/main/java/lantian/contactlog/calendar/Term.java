package lantian.contactlog.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A term (学期) of the county.
 *
 * @param schoolYear "2026-2027"
 * @param number 1 or 2
 * @param holidays days off inside the term
 * @param makeUpDays working weekends (调休)
 */
public record Term(String schoolYear, int number, Days days, Set<LocalDate> holidays, Set<LocalDate> makeUpDays) {

    public Term {
        holidays = Set.copyOf(holidays);
        makeUpDays = Set.copyOf(makeUpDays);
    }

    /** "2026-2027-1", as documents name the period. */
    public String name() {
        return schoolYear + "-" + number;
    }

    /** Days 1 to 28. */
    public Days opening() {
        return new Days(days.from(), Days.earlier(days.from().plusDays(27), days.to()));
    }

    /** The 28 days around day start + floor(n/2): 14 before it, 13 after. */
    public Days middle() {
        var middle = days.from().plusDays(days.length() / 2);
        return new Days(Days.later(middle.minusDays(14), days.from()), Days.earlier(middle.plusDays(13), days.to()));
    }

    /** The last 28 days. */
    public Days closing() {
        return new Days(Days.later(days.to().minusDays(27), days.from()), days.to());
    }

    boolean isSchoolDay(LocalDate day) {
        return makeUpDays.contains(day) || (days.contains(day) && isWeekday(day) && !holidays.contains(day));
    }

    /** The term's school days after a day, in order. */
    Stream<LocalDate> schoolDaysAfter(LocalDate day) {
        return day.isBefore(days.to())
                ? day.plusDays(1).datesUntil(days.to().plusDays(1)).filter(this::isSchoolDay)
                : Stream.empty();
    }

    static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }
}
