package lantian.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A term that began about a month before the day of loading. What the demo enters is received on that day and not before, so
 * the term is laid such that on that day no window has closed for good: nothing entered in good order counts as late.
 *
 * @param loadedOn the day the demo is loaded; the term ends {@value #WEEKS_LEFT} weeks after it, so that a later run finds
 *     the day again
 * @param start first day of the term
 */
public record DemoCalendar(LocalDate loadedOn, LocalDate start) {

    private static final int WEEKS_LEFT = 15;
    private static final int OPENING_DAYS = 28;
    private static final int GRACE_SCHOOL_DAYS = 3;
    private static final int GRACE_WITHOUT_SCHOOL = 7;

    /** The earliest start that leaves nothing closed. */
    public static DemoCalendar around(LocalDate today) {
        return Stream.iterate(today.minusDays(OPENING_DAYS + GRACE_WITHOUT_SCHOOL), day -> day.plusDays(1))
                .filter(day -> day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue())
                .map(day -> new DemoCalendar(today, day))
                .filter(DemoCalendar::nothingHasClosed)
                .findFirst()
                .orElseThrow();
    }

    /** The calendar that an earlier run made. */
    public static DemoCalendar known(LocalDate start, LocalDate end) {
        return new DemoCalendar(end.minusWeeks(WEEKS_LEFT), start);
    }

    public LocalDate end() {
        return loadedOn.plusWeeks(WEEKS_LEFT);
    }

    /** Pupils are registered at the end of the first week, after the health checks that open a school year. */
    public LocalDate enrolledOn() {
        return start.plusDays(4);
    }

    /** Last day of the opening home visits. */
    public LocalDate openingEnds() {
        return start.plusDays(OPENING_DAYS - 1);
    }

    /** The year in whose September the school year began. */
    public int schoolYear() {
        return start.getMonthValue() >= Month.AUGUST.getValue() ? start.getYear() : start.getYear() - 1;
    }

    public int termNumber() {
        var month = start.getMonth();
        return month.getValue() >= Month.AUGUST.getValue() || month == Month.JANUARY ? 1 : 2;
    }

    public UUID termId() {
        return Dice.id("term");
    }

    /** What the officer publishes under {@link #termId}. */
    public Map<String, Object> term() {
        return Map.of(
                "schoolYear", schoolYear() + "-" + (schoolYear() + 1),
                "number", termNumber(),
                "from", start,
                "to", end(),
                "holidays", holidays(),
                "makeUpDays", makeUpDays());
    }

    /** Of those holidays that have fixed days, the days within the term. */
    public List<LocalDate> holidays() {
        return Stream.iterate(start, day -> !day.isAfter(end()), day -> day.plusDays(1))
                .filter(DemoCalendar::festive)
                .toList();
    }

    /** National Day (国庆) is made up for on a weekend day before and after, where both lie in the term. */
    public List<LocalDate> makeUpDays() {
        var days = new ArrayList<LocalDate>();
        for (var year = start.getYear(); year <= end().getYear(); year++) {
            var sundayBefore = LocalDate.of(year, 9, 30);
            while (sundayBefore.getDayOfWeek() != DayOfWeek.SUNDAY) {
                sundayBefore = sundayBefore.minusDays(1);
            }
            var saturdayAfter = LocalDate.of(year, 10, 8);
            while (saturdayAfter.getDayOfWeek() != DayOfWeek.SATURDAY) {
                saturdayAfter = saturdayAfter.plusDays(1);
            }
            if (!sundayBefore.isBefore(start) && !saturdayAfter.isAfter(end())) {
                days.addAll(List.of(sundayBefore, saturdayAfter));
            }
        }
        return days;
    }

    public boolean schoolDay(LocalDate day) {
        if (day.isBefore(start) || day.isAfter(end())) {
            return false;
        }
        var weekday = day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
        return (weekday && !festive(day)) || makeUpDays().contains(day);
    }

    /** The last day on which something due that day can still be entered in time. */
    public LocalDate graceEnds(LocalDate dueOn) {
        return Stream.iterate(dueOn.plusDays(1), day -> !day.isAfter(end()), day -> day.plusDays(1))
                .filter(this::schoolDay)
                .skip(GRACE_SCHOOL_DAYS - 1L)
                .findFirst()
                .filter(_ -> !dueOn.isBefore(start))
                .orElse(dueOn.plusDays(GRACE_WITHOUT_SCHOOL));
    }

    private boolean nothingHasClosed() {
        return !graceEnds(openingEnds()).isBefore(loadedOn)
                && Stream.iterate(YearMonth.from(start), month -> month.plusMonths(1))
                        .limit(2)
                        .filter(this::hasDuties)
                        .noneMatch(month -> graceEnds(month.atEndOfMonth()).isBefore(loadedOn));
    }

    /** A month of ten school days, of which a child enrolled now still has fourteen days. */
    private boolean hasDuties(YearMonth month) {
        var schoolDays = Stream.iterate(
                        month.atDay(1), day -> !day.isAfter(month.atEndOfMonth()), day -> day.plusDays(1))
                .filter(this::schoolDay)
                .count();
        return schoolDays >= 10 && !enrolledOn().plusDays(13).isAfter(month.atEndOfMonth());
    }

    private static boolean festive(LocalDate day) {
        return switch (day.getMonth()) {
            case JANUARY -> day.getDayOfMonth() == 1;
            case MAY -> day.getDayOfMonth() <= 5;
            case OCTOBER -> day.getDayOfMonth() <= 7;
            default -> false;
        };
    }
}
