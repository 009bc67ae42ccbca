package lantian.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    @Test
    void a_page_that_holds_everything_has_no_next() {
        assertThat(Page.of(List.of("a", "b"), 2, Cursor::after)).isEqualTo(new Page<>(List.of("a", "b"), null));
    }

    @Test
    void the_cursor_of_a_cut_page_leads_to_the_row_after_its_last() {
        var page = Page.of(List.of("a", "b", "c"), 2, row -> Cursor.after(row, 7));

        assertThat(page.items()).containsExactly("a", "b");
        assertThat(Cursor.parse(page.next(), 2)).contains(new Cursor(List.of("b", "7")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "Zm9v", "aGFsbG8gd2VsdA"})
    void a_cursor_that_is_none_of_ours_is_refused(String wire) {
        assertThatThrownBy(() -> Cursor.parse(wire, 2))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .extracting(Problem.FieldError::field)
                                .containsExactly("cursor"));
    }

    @Test
    void a_cursor_holds_no_character_that_a_database_refuses() {
        var forged = Cursor.after("a\0b").wire();

        assertThatThrownBy(() -> Cursor.parse(forged, 1)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-id", "1-1-1-1-1", "+999999999-12-31", "2026-02-30", ""})
    void a_part_that_is_neither_day_nor_id_is_refused(String part) {
        var cursor = Cursor.after(part);

        assertThatThrownBy(() -> cursor.id(0)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> cursor.day(0)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 501, Integer.MAX_VALUE})
    void a_limit_beyond_the_bounds_is_refused(int limit) {
        assertThatThrownBy(() -> Page.limit(limit)).isInstanceOf(Problem.class);
    }

    @Test
    void no_limit_means_fifty() {
        assertThat(Page.limit(null)).isEqualTo(50);
    }
}
