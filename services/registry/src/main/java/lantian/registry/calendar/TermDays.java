package lantian.registry.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * What the bureau says of a term: its name and its days.
 *
 * @param number 1 or 2 of the school year
 * @param holidays days that are no school days although they look so
 * @param makeUpDays the reverse
 */
@Embeddable
public record TermDays(
        String schoolYear,
        int number,
        @Column(name = "first_day") LocalDate from,
        @Column(name = "last_day") LocalDate to,
        @JdbcTypeCode(SqlTypes.ARRAY) List<LocalDate> holidays,
        @JdbcTypeCode(SqlTypes.ARRAY) List<LocalDate> makeUpDays) {

    public boolean endsBeforeItBegins() {
        return to.isBefore(from);
    }

    boolean overlaps(TermDays other) {
        return !from.isAfter(other.to) && !to.isBefore(other.from);
    }

    boolean hasNumberOf(TermDays other) {
        return number == other.number && schoolYear.equals(other.schoolYear);
    }

    /** Why these days can't be: what the calendar says of one day must be one thing. */
    public sealed interface Contradiction {

        LocalDate day();

        record OutsideTheTerm(LocalDate day, boolean holiday) implements Contradiction {}

        record GivenTwice(LocalDate day, boolean holiday) implements Contradiction {}

        record HolidayAndMakeUpDay(LocalDate day) implements Contradiction {}

        /** A working day is a school day already. */
        record MakeUpOnAWorkingDay(LocalDate day) implements Contradiction {}
    }

    /** The first thing wrong with holidays and make-up days as they were given, in the order of days. */
    Optional<Contradiction> contradiction() {
        return Stream.of(
                        outside(holidays, true),
                        outside(makeUpDays, false),
                        twice(holidays, true),
                        twice(makeUpDays, false),
                        makeUpDays.stream()
                                .filter(holidays::contains)
                                .<Contradiction>map(Contradiction.HolidayAndMakeUpDay::new),
                        makeUpDays.stream()
                                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                                .<Contradiction>map(Contradiction.MakeUpOnAWorkingDay::new))
                .map(found -> found.min(Comparator.comparing(Contradiction::day)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Stream<Contradiction> outside(List<LocalDate> days, boolean holiday) {
        return days.stream().filter(day -> !covers(day)).map(day -> new Contradiction.OutsideTheTerm(day, holiday));
    }

    private static Stream<Contradiction> twice(List<LocalDate> days, boolean holiday) {
        var seen = new HashSet<LocalDate>();
        return days.stream().filter(day -> !seen.add(day)).map(day -> new Contradiction.GivenTwice(day, holiday));
    }

    /** The same days under the same name, in whatever order they were given. */
    boolean says(TermDays other) {
        return schoolYear.equals(other.schoolYear)
                && number == other.number
                && from.equals(other.from)
                && to.equals(other.to)
                && Set.copyOf(holidays).equals(Set.copyOf(other.holidays))
                && Set.copyOf(makeUpDays).equals(Set.copyOf(other.makeUpDays));
    }

    TermDays inOrder() {
        return new TermDays(
                schoolYear,
                number,
                from,
                to,
                holidays.stream().sorted().toList(),
                makeUpDays.stream().sorted().toList());
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
