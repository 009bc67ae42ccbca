package lantian.registry.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CalendarTest {

    private static final LocalDate AUTUMN = LocalDate.of(2026, 9, 1);
    private static final LocalDate SPRING = LocalDate.of(2027, 2, 22);

    private final Calendar calendar = new Calendar(
            List.of(term(2, SPRING, LocalDate.of(2027, 6, 30)), term(1, AUTUMN, LocalDate.of(2027, 1, 22))));

    @Test
    void the_term_of_a_day_is_the_last_one_that_has_begun() {
        assertThat(calendar.firstDayOfTerm(AUTUMN)).isEqualTo(AUTUMN);
        assertThat(calendar.firstDayOfTerm(LocalDate.of(2027, 1, 22))).isEqualTo(AUTUMN);
        assertThat(calendar.firstDayOfTerm(SPRING.minusDays(1)))
                .as("in the holidays")
                .isEqualTo(AUTUMN);
        assertThat(calendar.firstDayOfTerm(SPRING)).isEqualTo(SPRING);
        assertThat(calendar.firstDayOfTerm(LocalDate.of(2030, 1, 1))).isEqualTo(SPRING);
    }

    @Test
    void a_day_before_all_terms_stands_for_itself() {
        assertThat(calendar.firstDayOfTerm(AUTUMN.minusDays(1))).isEqualTo(AUTUMN.minusDays(1));
        assertThat(new Calendar(List.of()).firstDayOfTerm(AUTUMN)).isEqualTo(AUTUMN);
    }

    private static Term term(int number, LocalDate from, LocalDate to) {
        return new Term(
                new TermId(UUID.randomUUID()),
                new TermDays("2026-2027", number, from, to, List.of(), List.of()),
                "request");
    }
}
