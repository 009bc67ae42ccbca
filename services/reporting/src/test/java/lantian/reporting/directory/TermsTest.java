package lantian.reporting.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import lantian.reporting.directory.Terms.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {

    private static final Terms TERMS = new Terms(List.of(
            new Term("2026-2027", 1, LocalDate.of(2026, 9, 1), LocalDate.of(2027, 1, 22)),
            new Term("2025-2026", 2, LocalDate.of(2026, 2, 16), LocalDate.of(2026, 7, 10)),
            new Term("2026-2027", 2, LocalDate.of(2027, 2, 22), LocalDate.of(2027, 7, 9))));

    @ParameterizedTest
    @CsvSource({
        "2026-09-01,2026-09-01",
        "2026-11-22,2026-09-01",
        "2026-08-31,2026-02-16",
        "2027-02-21,2026-09-01",
        "2027-02-22,2027-02-22",
        "2026-02-15,2026-02-01",
        "2026-01-10,2025-09-01"
    })
    void a_day_belongs_to_the_last_term_that_has_begun(LocalDate day, LocalDate start) {
        assertThat(TERMS.startOf(day)).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01,2026-08-31",
        "2026-08-10,2026-08-31",
        "2026-09-01,2027-08-31",
        "2027-03-01,2027-08-31",
        "2025-12-01,2026-08-31"
    })
    void a_school_year_ends_where_the_next_begins_or_with_august(LocalDate day, LocalDate end) {
        assertThat(TERMS.schoolYearEnd(day)).isEqualTo(end);
    }

    @Test
    void without_a_calendar_the_usual_half_years_hold() {
        assertThat(Terms.NONE.startOf(LocalDate.of(2026, 11, 22))).isEqualTo(LocalDate.of(2026, 9, 1));
        assertThat(Terms.NONE.startOf(LocalDate.of(2026, 1, 22))).isEqualTo(LocalDate.of(2025, 9, 1));
        assertThat(Terms.NONE.startOf(LocalDate.of(2026, 3, 1))).isEqualTo(LocalDate.of(2026, 2, 1));
        assertThat(Terms.NONE.schoolYearEnd(LocalDate.of(2026, 11, 22))).isEqualTo(LocalDate.of(2027, 8, 31));
    }

    @Test
    void every_day_belongs_to_exactly_one_start() {
        LocalDate.of(2025, 1, 1).datesUntil(LocalDate.of(2028, 1, 1)).forEach(day -> {
            assertThat(TERMS.startOf(day)).isBeforeOrEqualTo(day);
            assertThat(TERMS.isStart(TERMS.startOf(day))).isTrue();
        });
    }
}
