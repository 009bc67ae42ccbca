package lantian.platform.forms;

import static lantian.platform.forms.Visits.property;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be filled in, what is counted of it, and who reads it. */
class DetailsTest {

    private static final Map<String, Object> WHOLE = Map.of(
            "weather",
            "storm",
            "seen",
            List.of("cat", "dog"),
            "minutes",
            45,
            "share",
            0.5,
            "again",
            true,
            "next",
            "2026-03-01",
            "words",
            "想妈妈",
            "remark",
            "家里没人");

    @Test
    void what_the_form_asks_for_is_kept_and_read_again() {
        var details = filled(WHOLE);

        assertThat(Details.read(Visits.form(), details.written())).isEqualTo(details);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_the_form_does_not_allow_is_refused_by_its_name(String property, String code, Object value) {
        assertThat(Visits.form().fill(Map.of("weather", "normal", property, value), Set.of()))
                .isEqualTo(new Filling.Wrong(List.of(new Flaw(property, code))));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("colour", "unknown", "red"),
                Arguments.of("minutes", "type", "45"),
                Arguments.of("minutes", "type", 1.5),
                Arguments.of("minutes", "too-small", -1),
                Arguments.of("minutes", "too-large", 601),
                Arguments.of("share", "too-large", 1.01),
                Arguments.of("words", "too-long", "想".repeat(21)),
                Arguments.of("words", "type", "a\0b"),
                Arguments.of("remark", "too-long", "想".repeat(4001)),
                Arguments.of("remark", "type", Map.of("a", 1)),
                Arguments.of("next", "type", "2026-02-30"),
                Arguments.of("again", "type", "true"),
                Arguments.of("seen", "not-one-of", List.of("cat", "cow")),
                Arguments.of("seen", "type", List.of("cat", "cat")),
                Arguments.of("seen", "type", "cat"));
    }

    @Test
    void a_choice_is_one_of_its_options_and_what_is_required_is_there() {
        assertThat(Visits.form().fill(Map.of("weather", "fog"), Set.of()))
                .isEqualTo(new Filling.Wrong(List.of(new Flaw("weather", "not-one-of"))));
        assertThat(Visits.form().fill(Map.of(), Set.of()))
                .isEqualTo(new Filling.Wrong(List.of(new Flaw("weather", "required"))));
    }

    @Test
    void codes_and_numbers_are_counted_and_nothing_that_was_written() {
        assertThat(filled(WHOLE).measures())
                .isEqualTo(Map.of(
                        "STORM", BigDecimal.ONE,
                        "ANIMAL", BigDecimal.TWO,
                        "MINUTES", new BigDecimal(45),
                        "AGAIN", BigDecimal.ONE));
        assertThat(filled(Map.of("weather", "normal", "again", false)).measures())
                .isEmpty();
    }

    @Test
    void choosing_raises_what_the_form_says() {
        assertThat(filled(WHOLE).triggers()).containsExactlyInAnyOrder("WARNING", "RETURN");
        assertThat(filled(Map.of("weather", "normal", "again", false)).triggers())
                .isEmpty();
    }

    @Test
    void the_restricted_is_left_out_for_others() {
        assertThat(filled(WHOLE).unrestricted().values())
                .doesNotContainKey("words")
                .hasSize(WHOLE.size() - 1);
    }

    @Test
    void what_is_retired_stays_where_it_was_and_comes_nowhere_else() {
        var later = Visits.form(Visits.document(it -> property(it, "remark").put("x-retired", true)));

        assertThat(later.fill(WHOLE, Set.of())).isEqualTo(new Filling.Wrong(List.of(new Flaw("remark", "unknown"))));
        assertThat(later.fill(WHOLE, WHOLE.keySet())).isInstanceOf(Filling.Filled.class);
    }

    private static Details filled(Map<String, Object> values) {
        return ((Filling.Filled) Visits.form().fill(values, Set.of())).details();
    }
}
