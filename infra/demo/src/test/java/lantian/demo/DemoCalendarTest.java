package lantian.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoCalendarTest {

    @ParameterizedTest
    @MethodSource("everyDayOfTwoYears")
    void on_any_day_the_opening_visits_can_still_be_entered_in_time(LocalDate today) {
        var calendar = DemoCalendar.around(today);

        assertThat(calendar.graceEnds(calendar.openingEnds())).isAfterOrEqualTo(today);
        assertThat(calendar.start()).isBetween(today.minusDays(35), today.minusDays(14));
        assertThat(calendar.schoolDay(calendar.start()) || calendar.holidays().contains(calendar.start()))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("everyDayOfTwoYears")
    void on_any_day_no_month_with_duties_has_closed_for_good(LocalDate today) {
        var calendar = DemoCalendar.around(today);
        var lastMonth = today.withDayOfMonth(1).minusDays(1);
        var stillOwed = !calendar.enrolledOn().plusDays(13).isAfter(lastMonth);
        var schoolDays = Stream.iterate(lastMonth.withDayOfMonth(1), day -> day.plusDays(1))
                .limit(lastMonth.lengthOfMonth())
                .filter(calendar::schoolDay)
                .count();

        assertThat(stillOwed
                        && schoolDays >= 10
                        && calendar.graceEnds(lastMonth).isBefore(today))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("everyDayOfTwoYears")
    void a_later_run_finds_the_day_of_loading_in_the_term(LocalDate today) {
        var calendar = DemoCalendar.around(today);

        assertThat(DemoCalendar.known(calendar.start(), calendar.end())).isEqualTo(calendar);
    }

    @Test
    void a_term_over_national_day_has_its_holidays_and_makes_up_for_them() {
        var calendar = DemoCalendar.around(LocalDate.parse("2026-10-05"));

        assertThat(calendar.start()).isBefore(LocalDate.parse("2026-09-10"));
        assertThat(calendar.holidays()).contains(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-07"));
        assertThat(calendar.makeUpDays())
                .isEqualTo(List.of(LocalDate.parse("2026-09-27"), LocalDate.parse("2026-10-10")));
        assertThat(calendar.schoolDay(LocalDate.parse("2026-10-10"))).isTrue();
    }

    static Stream<LocalDate> everyDayOfTwoYears() {
        return Stream.iterate(LocalDate.parse("2026-01-01"), day -> day.plusDays(1))
                .limit(730);
    }
}
