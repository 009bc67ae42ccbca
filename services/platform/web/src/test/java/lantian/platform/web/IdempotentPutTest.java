package lantian.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lantian.platform.tenancy.PutRefused;
import lantian.platform.tenancy.PutRequest;
import lantian.platform.tenancy.PutRequest.Meaning;
import lantian.platform.tenancy.PutRequest.Revision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotentPutTest {

    private static final Optional<Revision> THIRD = Optional.of(new Revision(3, "same"));

    @Test
    void a_new_id_is_created() {
        assertThat(meaning(Optional.empty(), "same", null)).isEqualTo(new Meaning.Create());
    }

    @Test
    void the_same_body_again_changes_nothing_even_with_the_version_it_once_replaced() {
        assertThat(meaning(THIRD, "same", null)).isEqualTo(new Meaning.Repeat());
        assertThat(meaning(THIRD, "same", "\"2\"")).isEqualTo(new Meaning.Repeat());
    }

    @Test
    void another_body_without_a_version_is_refused() {
        assertThatThrownBy(() -> meaning(THIRD, "other", null))
                .isInstanceOfSatisfying(
                        PutRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(PutRefused.Reason.ID_ALREADY_USED));
    }

    @Test
    void another_body_with_the_current_version_replaces() {
        assertThat(meaning(THIRD, "other", "\"3\"")).isEqualTo(new Meaning.Replace(4));
        assertThat(meaning(THIRD, "other", "W/\"3\"")).isEqualTo(new Meaning.Replace(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"2\", \"3\""})
    void whoever_knows_any_version_or_several_replaces(String ifMatch) {
        assertThat(meaning(THIRD, "other", ifMatch)).isEqualTo(new Meaning.Replace(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "\"3", "3\"", "\"3\"\"", "abc", "* , \"3\"", "W/3", "\"2\" \"3\""})
    void what_is_no_if_match_is_malformed(String ifMatch) {
        assertThatThrownBy(() -> meaning(THIRD, "other", ifMatch))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "\"4\"", "\"abc\""})
    void a_stale_or_foreign_version_is_refused(String ifMatch) {
        assertThatThrownBy(() -> meaning(THIRD, "other", ifMatch))
                .isInstanceOfSatisfying(
                        PutRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(PutRefused.Reason.STALE_VERSION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "*"})
    void a_version_of_something_that_does_not_exist_is_refused(String ifMatch) {
        assertThatThrownBy(() -> meaning(Optional.empty(), "same", ifMatch))
                .isInstanceOfSatisfying(
                        PutRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(PutRefused.Reason.STALE_VERSION));
    }

    @Test
    void a_header_full_of_tags_is_read_like_a_short_one() {
        var many = "\"1\", ".repeat(5_000);

        assertThat(meaning(THIRD, "other", many + "\"3\"")).isEqualTo(new Meaning.Replace(4));
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

    /** A body is its own fingerprint here. */
    private static Meaning meaning(Optional<Revision> stored, String body, @Nullable String ifMatch) {
        var asked = IdempotentPut.of(body, ifMatch);
        return new PutRequest(body, asked.known()).given(stored);
    }
}
