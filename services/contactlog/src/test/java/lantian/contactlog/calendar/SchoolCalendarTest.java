package lantian.contactlog.calendar;

import static lantian.contactlog.calendar.Calendars.AUTUMN;
import static lantian.contactlog.calendar.Calendars.SPRING;
import static lantian.contactlog.calendar.Calendars.YEAR;
import static lantian.contactlog.calendar.Calendars.day;
import static lantian.contactlog.calendar.Calendars.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
class SchoolCalendarTest {

    @ParameterizedTest
    @CsvSource({
        "2025-09-01, true, the first day of term",
        "2025-09-06, false, a Saturday",
        "2025-09-28, true, a make-up Sunday",
        "2025-10-01, false, National Day",
        "2026-01-23, true, the last day of term",
        "2026-02-09, false, a Monday between two terms",
        "2025-08-29, false, a Friday before the first term",
        "2026-08-03, true, a Monday after the last known term",
        "2026-08-08, false, a Saturday after the last known term",
    })
    void school_days_are_weekdays_of_a_term_less_holidays_plus_make_up_days(String date, boolean school, String why) {
        assertThat(YEAR.isSchoolDay(day(date))).as(why).isEqualTo(school);
    }

    @Test
    void without_any_term_every_weekday_is_a_school_day() {
        var unknown = new SchoolCalendar(List.of());

        assertThat(unknown.isSchoolDay(day("2025-09-05"))).isTrue();
        assertThat(unknown.isSchoolDay(day("2025-09-06"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-09-04, 2025-09-09, over a weekend",
        "2025-09-26, 2025-09-30, a make-up Sunday counts",
        "2025-09-30, 2025-10-13, three days of school after the National Day week",
        "2025-10-05, 2025-10-13, due in the holiday itself",
        "2026-01-20, 2026-01-23, the three last days of the term",
        "2026-01-21, 2026-01-28, two school days are left in the term",
        "2026-01-23, 2026-01-30, the last due day of a term: seven calendar days",
        "2026-01-31, 2026-02-07, due in no term",
        "2026-07-10, 2026-07-17, no term is known after this one",
        "2025-08-29, 2025-09-05, due before the first term",
    })
    void entry_grace_is_three_school_days_of_the_term_and_seven_days_where_it_has_no_three_left(
            String due, String until, String why) {
        assertThat(YEAR.graceUntil(day(due), 3)).as(why).isEqualTo(day(until));
    }

    @Test
    void a_trigger_on_a_friday_is_due_on_the_wednesday_after() {
        assertThat(YEAR.schoolDaysAfter(day("2025-09-05"), 3)).isEqualTo(day("2025-09-10"));
    }

    @Test
    void a_closure_without_end_does_not_keep_us_counting() {
        assertThat(YEAR.schoolDaysAfter(day("2025-09-05"), 3, List.of(Days.of(day("2025-09-06"), null))))
                .isEqualTo(day("2026-09-05"));
    }

    @Test
    void the_points_of_a_term_are_four_weeks_each() {
        assertThat(AUTUMN.opening()).isEqualTo(days("2025-09-01", "2025-09-28"));
        assertThat(AUTUMN.closing()).isEqualTo(days("2025-12-27", "2026-01-23"));
        // 145 days: the middle is day start + 72 = 12 November
        assertThat(AUTUMN.middle()).isEqualTo(days("2025-10-29", "2025-11-25"));
        assertThat(SPRING.opening().length()).isEqualTo(28);
        assertThat(SPRING.middle().length()).isEqualTo(28);
        assertThat(SPRING.closing().length()).isEqualTo(28);
    }

    @Test
    void a_term_shorter_than_four_weeks_keeps_its_points_inside() {
        var short_ = new Term("2025-2026", 1, days("2025-09-01", "2025-09-10"), Set.of(), Set.of());

        assertThat(short_.opening()).isEqualTo(short_.days());
        assertThat(short_.middle()).isEqualTo(short_.days());
        assertThat(short_.closing()).isEqualTo(short_.days());
    }

    @Test
    void a_month_counts_if_ten_of_its_days_are_school_days() {
        assertThat(YEAR.monthsOf(AUTUMN).map(YearMonth::toString))
                .containsExactly("2025-09", "2025-10", "2025-11", "2025-12", "2026-01");
        // July has eight school days before the holidays
        assertThat(YEAR.monthsOf(SPRING).map(YearMonth::toString))
                .containsExactly("2026-03", "2026-04", "2026-05", "2026-06");
    }

    @Test
    void a_week_counts_from_monday_to_sunday_if_it_has_a_school_day() {
        var weeks = YEAR.weeksOf(AUTUMN).toList();

        assertThat(weeks).startsWith(days("2025-09-01", "2025-09-07")).endsWith(days("2026-01-19", "2026-01-25"));
        assertThat(weeks).allMatch(week -> week.length() == 7);
        // the week of 29 September keeps two school days, that of 6 October two more
        assertThat(weeks).contains(days("2025-09-29", "2025-10-05"), days("2025-10-06", "2025-10-12"));
    }

    @Test
    void a_month_that_two_terms_share_is_one_month() {
        var first = new Term("2025-2026", 1, days("2025-09-01", "2026-02-06"), Set.of(), Set.of());
        var second = new Term("2025-2026", 2, days("2026-02-16", "2026-07-10"), Set.of(), Set.of());
        var calendar = new SchoolCalendar(List.of(first, second));

        assertThat(calendar.monthsOf(first)).contains(YearMonth.of(2026, 2));
        assertThat(calendar.monthsOf(second)).doesNotContain(YearMonth.of(2026, 2));
    }

    @Test
    void only_the_first_term_starts_the_school_year() {
        assertThat(YEAR.startsSchoolYear(AUTUMN)).isTrue();
        assertThat(YEAR.startsSchoolYear(SPRING)).isFalse();
    }

    @Test
    void runs_of_days_that_touch_become_one() {
        var joined = Days.union(List.of(
                days("2025-09-10", "2025-09-12"), days("2025-09-01", "2025-09-05"), days("2025-09-06", "2025-09-07")));

        assertThat(joined).containsExactly(days("2025-09-01", "2025-09-07"), days("2025-09-10", "2025-09-12"));
        assertThatThrownBy(() -> days("2025-09-02", "2025-09-01")).isInstanceOf(IllegalArgumentException.class);
    }
}
