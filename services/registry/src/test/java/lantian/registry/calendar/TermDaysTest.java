package lantian.registry.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import lantian.registry.calendar.TermDays.Contradiction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Case D06: what a calendar says of one day must be one thing. */
class TermDaysTest {

    private static final LocalDate FROM = LocalDate.of(2026, 9, 1);
    private static final LocalDate TO = LocalDate.of(2027, 1, 22);
    private static final LocalDate NATIONAL_DAY = LocalDate.of(2026, 10, 1);
    private static final LocalDate SATURDAY = LocalDate.of(2026, 10, 10);
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 10, 14);

    @Test
    void a_day_that_cannot_be_is_named() {
        assertThat(term(List.of(SATURDAY), List.of(SATURDAY)).contradiction())
                .contains(new Contradiction.HolidayAndMakeUpDay(SATURDAY));
        assertThat(term(List.of(), List.of(WEDNESDAY)).contradiction())
                .contains(new Contradiction.MakeUpOnAWorkingDay(WEDNESDAY));
        assertThat(term(List.of(NATIONAL_DAY, NATIONAL_DAY), List.of()).contradiction())
                .contains(new Contradiction.GivenTwice(NATIONAL_DAY, true));
        assertThat(term(List.of(), List.of(SATURDAY, SATURDAY)).contradiction())
                .contains(new Contradiction.GivenTwice(SATURDAY, false));
        assertThat(term(List.of(), List.of(LocalDate.of(2027, 2, 14))).contradiction())
                .contains(new Contradiction.OutsideTheTerm(LocalDate.of(2027, 2, 14), false));
    }

    @Test
    void a_run_of_days_off_may_hold_a_weekend() {
        assertThat(term(NATIONAL_DAY.datesUntil(NATIONAL_DAY.plusDays(8)).toList(), List.of(SATURDAY))
                        .contradiction())
                .isEmpty();
    }

    @Test
    void the_same_days_in_another_order_say_the_same() {
        var days = NATIONAL_DAY.datesUntil(NATIONAL_DAY.plusDays(8)).toList();

        assertThat(term(days.reversed(), List.of(SATURDAY)).says(term(days, List.of(SATURDAY))))
                .isTrue();
        assertThat(term(days, List.of()).says(term(days, List.of(SATURDAY)))).isFalse();
    }

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_calendar_is_taken_exactly_when_every_day_of_it_is_one_thing(long seed) {
        var chance = new Random(seed);
        var holidays = days(chance, false);
        var makeUpDays = days(chance, chance.nextInt(3) > 0);

        var possible = Stream.concat(holidays.stream(), makeUpDays.stream())
                        .noneMatch(day -> day.isBefore(FROM) || day.isAfter(TO))
                && new HashSet<>(holidays).size() == holidays.size()
                && new HashSet<>(makeUpDays).size() == makeUpDays.size()
                && Collections.disjoint(holidays, makeUpDays)
                && makeUpDays.stream()
                        .map(LocalDate::getDayOfWeek)
                        .allMatch(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)::contains);

        var found = term(holidays, makeUpDays).contradiction();

        assertThat(found.isEmpty()).isEqualTo(possible);
        assertThat(found.map(Contradiction::day).stream())
                .allSatisfy(day -> assertThat(Stream.concat(holidays.stream(), makeUpDays.stream()))
                        .contains(day));
    }

    private static List<LocalDate> days(Random chance, boolean weekends) {
        var days = new ArrayList<LocalDate>();
        for (int many = chance.nextInt(4); many > 0; many--) {
            var day = FROM.plusDays(chance.nextInt(40)).minusDays(chance.nextInt(12) == 0 ? 20 : 0);
            days.add(weekends ? day.with(DayOfWeek.SATURDAY) : day);
            if (chance.nextInt(8) == 0) {
                days.add(days.getFirst());
            }
        }
        return days;
    }

    private static TermDays term(List<LocalDate> holidays, List<LocalDate> makeUpDays) {
        return new TermDays("2026-2027", 1, FROM, TO, holidays, makeUpDays);
    }
}
