package lantian.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import lantian.platform.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.json.JsonMapper;

class StrictJsonTest {

    private static final JsonMapper STRICT = StrictJson.mapper(List.of(), DataSize.ofKilobytes(10));
    private static final UUID SCHOOL = UUID.fromString("01990000-0000-7000-8000-0000000000a1");

    enum Kind {
        TALK,
        LETTER
    }

    record Person(@Nullable String name) {}

    record Visit(
            @Nullable UUID school,
            @Nullable Kind kind,
            @Nullable LocalDate on,
            @Nullable Integer number,
            @Nullable Boolean offline,
            @Nullable String note,
            @Nullable Set<Kind> kinds,
            @Nullable List<String> words,
            @Nullable Person guardian) {}

    @Test
    void what_is_written_as_described_is_read() {
        var visit = STRICT.readValue("""
                {"school":"01990000-0000-7000-8000-0000000000a1","kind":"TALK","on":"2024-02-29","number":3,
                 "offline":true,"note":"谢谢😀\\n","kinds":["LETTER"],"words":[""],"guardian":{"name":null}}""", Visit.class);

        assertThat(visit)
                .isEqualTo(new Visit(
                        SCHOOL,
                        Kind.TALK,
                        LocalDate.of(2024, 2, 29),
                        3,
                        true,
                        "谢谢😀\n",
                        Set.of(Kind.LETTER),
                        List.of(""),
                        new Person(null)));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            school        | ["AZkAAAAAcACAAAAAAAAAoQ==", "1-1-1-1-1", "", 1, true]
            kind          | [0, "0", 1.0, true, "", "talk", ["TALK"]]
            on            | [1, 20000.5, true, "", "2026-02-30", "2026-11-22T00:00:00Z", "2026-1-2", "20261122", "+12026-01-01"]
            on            | [[2026, 1, 2], "-0001-01-01", "２０２６-01-01"]
            number        | [1.5, 1.0, "1", "１２", "", true, 99999999999]
            offline       | [0, 1, "true", ""]
            note          | [1, 1.5, true, "a\\u0000b", "a\\ud800", "\\udc00a", {}, []]
            kinds         | [[null], [1], "TALK", ["TALK", null]]
            words         | [[null], [1], "a", ["a\\u0000"]]
            guardian.name | [{"name": 1}, {"name": "\\u0000"}]
            """)
    void what_is_written_in_another_way_is_refused_and_its_field_named(String field, String values) {
        var property = field.substring(0, field.contains(".") ? field.indexOf('.') : field.length());

        assertThat(STRICT.readTree(values).values())
                .allSatisfy(value -> assertThatThrownBy(
                                () -> STRICT.readValue("{\"%s\":%s}".formatted(property, value), Visit.class))
                        .isInstanceOfSatisfying(
                                JacksonException.class,
                                failure -> assertThat(UnreadableField.of(failure))
                                        .extracting(FieldError::field)
                                        .containsExactly(field)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"note\":\"a\",\"note\":\"b\"}",
                "{\"guardian\":{\"name\":\"a\",\"name\":\"a\"}}",
                "{\"mark\":1}",
                "{\"\\ud800\":1}",
                "{} {}",
                "\"a\"",
                "[]",
                "1"
            })
    void a_body_of_another_form_is_refused(String body) {
        assertThatThrownBy(() -> STRICT.readValue(body, Visit.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void a_name_that_can_not_be_written_is_not_repeated() {
        assertThatThrownBy(() -> STRICT.readValue("{\"\\ud800\":1}", Visit.class))
                .isInstanceOfSatisfying(
                        JacksonException.class,
                        failure -> assertThat(UnreadableField.of(failure)).isEmpty());
    }

    @Test
    void a_body_beyond_the_limit_is_not_read_to_its_end() {
        var body = "{\"note\":\"%s\"}".formatted("a".repeat(40_000));

        assertThatThrownBy(() -> STRICT.readValue(body.getBytes(UTF_8), Visit.class))
                .isInstanceOf(StreamConstraintsException.class);
    }
}
