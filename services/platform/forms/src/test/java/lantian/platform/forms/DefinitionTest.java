package lantian.platform.forms;

import static lantian.platform.forms.Visits.property;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Which documents are forms. */
class DefinitionTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void a_form_with_a_property_of_each_type_is_good() {
        assertThat(Definition.of(Visits.document(), Visits.TRIGGERS).flaws()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_is_wrong_is_said_of_the_property(String property, String code, Consumer<ObjectNode> wrong) {
        assertThat(Definition.of(Visits.document(wrong), Visits.TRIGGERS).flaws())
                .contains(new Flaw(property, code));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                of("remark", "no-purpose", it -> property(it, "remark").remove("x-purpose")),
                of("remark", "no-purpose", it -> property(it, "remark").put("x-purpose", " ")),
                of("remark", "no-title", it -> property(it, "remark").remove("title")),
                of("remark", "no-english", it -> property(it, "remark").remove("x-en")),
                of("remark", "unknown-annotation", it -> property(it, "remark").put("x-colour", "red")),
                of("remark", "unknown-annotation", it -> property(it, "remark").put("pattern", ".*")),
                of("remark", "type", it -> property(it, "remark").put("type", "object")),
                of("remark", "type", it -> property(it, "remark").put("format", "uri")),
                of("remark", "limit", it -> property(it, "remark").put("maxLength", 100_000)),
                of("remark", "sensitivity", it -> property(it, "remark").put("x-sensitivity", "secret")),
                of("remark", "measure", it -> property(it, "remark").put("x-measure", "REMARK")),
                of("remark", "trigger", it -> property(it, "remark").put("x-trigger", "WARNING")),
                of("again", "trigger", it -> property(it, "again").put("x-trigger", "FLOOD")),
                of("minutes", "measure", it -> property(it, "minutes").put("x-measure", "分钟")),
                of("weather", "default", it -> property(it, "weather").put("x-default", "fog")),
                of("weather", "no-english", it -> option(it).remove("x-en")),
                of("weather", "unknown-annotation", it -> option(it).put("x-purpose", "x")),
                of("weather", "option", it -> option(it).put("const", "storm")),
                of("weather", "option", it -> option(it).put("const", "大雨")),
                of("weather", "type", it -> property(it, "weather").putArray("oneOf")),
                of(
                        "seen",
                        "unknown-annotation",
                        it -> property(it, "seen").get("items").asObject().put("format", "date")),
                of("weather", "required-unknown", it -> property(it, "weather").put("x-retired", true)),
                of("nothing", "required-unknown", it -> it.putArray("required").add("nothing")),
                of(
                        "Name",
                        "name",
                        it -> it.get("properties")
                                .asObject()
                                .set("Name", property(it, "remark").deepCopy())),
                of("", "unknown-annotation", it -> it.putObject("allOf")),
                of("", "malformed", it -> it.put("additionalProperties", true)),
                of("", "malformed", it -> it.put("$schema", "http://json-schema.org/draft-07/schema")));
    }

    @Test
    void the_sixty_first_property_is_one_too_many() {
        var sixty = Visits.document(it -> IntStream.range(0, 52).forEach(i -> add(it, i)));
        var more = Visits.document(it -> IntStream.range(0, 53).forEach(i -> add(it, i)));

        assertThat(Definition.of(sixty, Visits.TRIGGERS).flaws()).isEmpty();
        assertThat(Definition.of(more, Visits.TRIGGERS).flaws()).containsExactly(new Flaw("more52", "too-many"));
    }

    /** Whatever is left out of a good form, or put in the place of something: it is read, and refused or good. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void no_document_is_too_strange_to_be_read(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            var document = Visits.document();
            damage(document, random);

            var read = Definition.of(document, Visits.TRIGGERS);

            assertThat(read.flaws()).allSatisfy(flaw -> assertThat(flaw.code()).isNotEmpty());
            if (read.flaws().isEmpty()) {
                assertThat(Visits.form(document).fill(Map.of(), Set.of())).isNotNull();
            }
        }
    }

    @Test
    void a_later_version_keeps_every_property_and_its_type() {
        var form = Visits.form();

        assertThat(form.brokenBy(next(it -> add(it, 1)))).isEmpty();
        assertThat(form.brokenBy(next(it -> property(it, "remark").put("x-retired", true))))
                .isEmpty();
        assertThat(form.brokenBy(next(it -> it.get("properties").asObject().remove("remark"))))
                .containsExactly(new Flaw("remark", "removed"));
        assertThat(form.brokenBy(next(it -> property(it, "minutes").put("type", "number"))))
                .containsExactly(new Flaw("minutes", "retyped"));
    }

    private static List<Property> next(Consumer<ObjectNode> change) {
        return Definition.of(Visits.document(change), Visits.TRIGGERS).properties();
    }

    private static void damage(ObjectNode node, Random random) {
        var names = List.copyOf(node.propertyNames());
        var name = names.get(random.nextInt(names.size()));
        var there = node.get(name);
        if (there.isObject() && !there.isEmpty() && random.nextInt(4) > 0) {
            damage(there.asObject(), random);
        } else if (random.nextBoolean()) {
            node.remove(name);
        } else {
            var strange = List.of("7", "null", "[]", "{}", "\"x\"", "[null]", "true", "[[{}]]", "-1.5");
            node.set(name, JSON.readTree(strange.get(random.nextInt(strange.size()))));
        }
    }

    private static ObjectNode option(ObjectNode document) {
        return property(document, "weather").get("oneOf").get(0).asObject();
    }

    private static void add(ObjectNode document, int number) {
        document.get("properties")
                .asObject()
                .set("more" + number, property(document, "remark").deepCopy());
    }

    private static Arguments of(String property, String code, Consumer<ObjectNode> wrong) {
        return Arguments.of(property, code, wrong);
    }
}
