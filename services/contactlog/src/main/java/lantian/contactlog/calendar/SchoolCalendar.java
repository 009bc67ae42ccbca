package lantian.contactlog.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The county's calendar (校历) of all known terms. School days are Monday to Friday inside a term, less holidays, plus
 * make-up days; after the last known term (or when none is known) Monday to Friday.
 */
public record SchoolCalendar(List<Term> terms) {

    private static final int GRACE_WITHOUT_SCHOOL = 7;
    private static final int SCHOOL_DAYS_OF_A_MONTH = 10;
    private static final int SETTLED_AFTER = 45;

    public SchoolCalendar {
        terms = terms.stream()
                .sorted(Comparator.comparing(term -> term.days().from()))
                .toList();
    }

    public boolean isSchoolDay(LocalDate day) {
        return isSchoolDayOfTerm(day) || (afterTheLastTerm(day) && Term.isWeekday(day));
    }

    private boolean isSchoolDayOfTerm(LocalDate day) {
        return terms.stream().anyMatch(term -> term.isSchoolDay(day));
    }

    private boolean afterTheLastTerm(LocalDate day) {
        return terms.stream().allMatch(term -> day.isAfter(term.days().to()));
    }

    /** The n-th school day after a day; the day itself for n = 0. */
    public LocalDate schoolDaysAfter(LocalDate day, int n) {
        return schoolDaysAfter(day, n, List.of());
    }

    /**
     * The n-th school day after a day, not counting those on which the school is closed; at the latest a year later, where
     * a closure has no end in sight.
     */
    public LocalDate schoolDaysAfter(LocalDate day, int n, List<Days> closures) {
        var reached = day;
        var limit = day.plusYears(1);
        for (int left = n; left > 0 && reached.isBefore(limit); ) {
            reached = reached.plusDays(1);
            var candidate = reached;
            if (isSchoolDay(candidate) && closures.stream().noneMatch(closed -> closed.contains(candidate))) {
                left--;
            }
        }
        return reached;
    }

    /**
     * The last day on which an entry is in time: so many school days after dueOn inside the term that contains it, however
     * long a holiday lies between. Where that term has fewer left, or the day is in no term, 7 calendar days.
     */
    public LocalDate graceUntil(LocalDate dueOn, int schoolDays) {
        if (schoolDays == 0) {
            return dueOn;
        }
        return terms.stream()
                .filter(term -> term.days().contains(dueOn))
                .flatMap(term -> term.schoolDaysAfter(dueOn))
                .skip(schoolDays - 1L)
                .findFirst()
                .orElse(dueOn.plusDays(GRACE_WITHOUT_SCHOOL));
    }

    public int schoolDaysIn(Days days) {
        return (int) days.each().filter(this::isSchoolDay).count();
    }

    /** The first term of the school year that a term belongs to starts the school year. */
    public boolean startsSchoolYear(Term term) {
        return terms.stream()
                .filter(other -> other.schoolYear().equals(term.schoolYear()))
                .noneMatch(other -> other.days().from().isBefore(term.days().from()));
    }

    /**
     * What is due before this day has nothing to do any more with a contact on that day: the school year before has ended
     * more than a late limit ago.
     */
    public LocalDate settledBefore(LocalDate day) {
        return terms.stream()
                .filter(this::startsSchoolYear)
                .map(term -> term.days().from())
                .filter(start -> start.isBefore(day.minusDays(SETTLED_AFTER)))
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.of(1900, 1, 1));
    }

    /** Whole calendar months that begin to touch this term and have at least 10 school days of a term. */
    public Stream<YearMonth> monthsOf(Term term) {
        var first = YearMonth.from(term.days().from());
        var last = YearMonth.from(term.days().to());
        return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .filter(month -> isFirstToTouch(term, monthDays(month)))
                .filter(month -> termSchoolDaysIn(monthDays(month)) >= SCHOOL_DAYS_OF_A_MONTH);
    }

    /** Weeks, Monday to Sunday, that begin to touch this term and have at least one school day of a term. */
    public Stream<Days> weeksOf(Term term) {
        var monday = term.days().from().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return Stream.iterate(monday, day -> !day.isAfter(term.days().to()), day -> day.plusWeeks(1))
                .map(day -> new Days(day, day.plusDays(6)))
                .filter(week -> isFirstToTouch(term, week))
                .filter(week -> termSchoolDaysIn(week) >= 1);
    }

    public static Days monthDays(YearMonth month) {
        return new Days(month.atDay(1), month.atEndOfMonth());
    }

    private boolean isFirstToTouch(Term term, Days window) {
        return terms.stream()
                .filter(other -> other.days().overlaps(window))
                .findFirst()
                .filter(term::equals)
                .isPresent();
    }

    private long termSchoolDaysIn(Days days) {
        return days.each().filter(this::isSchoolDayOfTerm).count();
    }
}
