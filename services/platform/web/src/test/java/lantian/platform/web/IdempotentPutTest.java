package lantian.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lantian.platform.web.IdempotentPut.Decision;
import lantian.platform.web.IdempotentPut.Stored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotentPutTest {

    private static final Optional<Stored> THIRD = Optional.of(new Stored(3, "same"));

    @Test
    void a_new_id_is_created() {
        assertThat(IdempotentPut.decide(Optional.empty(), "same", null)).isEqualTo(new Decision.Create());
    }

    @Test
    void the_same_body_again_changes_nothing_even_with_the_version_it_once_replaced() {
        assertThat(IdempotentPut.decide(THIRD, "same", null)).isEqualTo(new Decision.Repeat(3));
        assertThat(IdempotentPut.decide(THIRD, "same", "\"2\"")).isEqualTo(new Decision.Repeat(3));
    }

    @Test
    void another_body_without_a_version_is_refused() {
        assertThatThrownBy(() -> IdempotentPut.decide(THIRD, "other", null))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(409);
                    assertThat(problem.slug()).isEqualTo("id-already-used");
                });
    }

    @Test
    void another_body_with_the_current_version_replaces() {
        assertThat(IdempotentPut.decide(THIRD, "other", "\"3\"")).isEqualTo(new Decision.Replace(4));
        assertThat(IdempotentPut.decide(THIRD, "other", "W/\"3\"")).isEqualTo(new Decision.Replace(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"2\", \"3\""})
    void whoever_knows_any_version_or_several_replaces(String ifMatch) {
        assertThat(IdempotentPut.decide(THIRD, "other", ifMatch)).isEqualTo(new Decision.Replace(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "\"3", "3\"", "\"3\"\"", "abc", "* , \"3\"", "W/3", "\"2\" \"3\""})
    void what_is_no_if_match_is_malformed(String ifMatch) {
        assertThatThrownBy(() -> IdempotentPut.decide(THIRD, "other", ifMatch))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "\"4\"", "\"abc\""})
    void a_stale_or_foreign_version_is_refused(String ifMatch) {
        assertThatThrownBy(() -> IdempotentPut.decide(THIRD, "other", ifMatch))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(412));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "*"})
    void a_version_of_something_that_does_not_exist_is_refused(String ifMatch) {
        assertThatThrownBy(() -> IdempotentPut.decide(Optional.empty(), "same", ifMatch))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(412));
    }

    @Test
    void a_header_full_of_tags_is_read_like_a_short_one() {
        var many = "\"1\", ".repeat(5_000);

        assertThat(IdempotentPut.decide(THIRD, "other", many + "\"3\"")).isEqualTo(new Decision.Replace(4));
    }

    @Test
    void a_fingerprint_ignores_the_order_of_fields_and_nothing_else() {
        var written = new LinkedHashMap<String, Object>();
        written.put("name", "王小明");
        written.put("age", 9);
        var sent = new LinkedHashMap<String, Object>();
        sent.put("age", 9);
        sent.put("name", "王小明");

        assertThat(IdempotentPut.fingerprint(written)).isEqualTo(IdempotentPut.fingerprint(sent));
        assertThat(IdempotentPut.fingerprint(written))
                .isNotEqualTo(IdempotentPut.fingerprint(Map.of("name", "王小明", "age", 10)));
    }
}
