package lantian.platform.forms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lantian.platform.forms.Property.Option;
import lantian.platform.forms.Property.ValueType;
import lantian.platform.web.Literals;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A form's document, read: its properties, and what is wrong with it. It is an object of plain properties, each with a label
 * in both languages and the purpose that it is collected for; what is not known here is refused.
 */
record Definition(List<Property> properties, List<Flaw> flaws) {

    private static final int MOST_PROPERTIES = 60;
    private static final int LONGEST_TEXT = 4000;
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");
    private static final Pattern MEASURE = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");

    private static final Set<String> OF_THE_WHOLE = Set.of(
            "$schema", "$id", "title", "description", "x-en", "type", "properties", "required", "additionalProperties");

    private static final Set<String> OF_EACH = Set.of(
            "type",
            "title",
            "description",
            "x-en",
            "x-purpose",
            "x-sensitivity",
            "x-measure",
            "x-trigger",
            "x-source",
            "x-order",
            "x-group",
            "x-retired");

    private static final Set<String> OF_AN_OPTION = Set.of("const", "title", "x-en", "x-measure", "x-trigger");

    private static final Map<ValueType, Set<String>> OF_A_TYPE = Map.of(
            ValueType.TEXT, Set.of("minLength", "maxLength"),
            ValueType.DATE, Set.of("format"),
            ValueType.WHOLE_NUMBER, Set.of("minimum", "maximum"),
            ValueType.NUMBER, Set.of("minimum", "maximum"),
            ValueType.YES_OR_NO, Set.of(),
            ValueType.CHOICE, Set.of("oneOf", "x-default"),
            ValueType.CHOICES, Set.of("items", "uniqueItems"));

    /** Of a document that was found good before. */
    static Definition of(JsonNode document) {
        return new Reading(null).whole(document);
    }

    /** @param triggers those that may be raised */
    static Definition of(JsonNode document, Set<String> triggers) {
        return new Reading(triggers).whole(document);
    }

    private static final class Reading {

        private final @Nullable Set<String> triggers;
        private final List<Flaw> flaws = new ArrayList<>();

        Reading(@Nullable Set<String> triggers) {
            this.triggers = triggers;
        }

        Definition whole(JsonNode document) {
            known("", document, OF_THE_WHOLE);
            var each = document.path("properties");
            require("", "malformed", document.path("type").asString("").equals("object"));
            require("", "malformed", each.isObject());
            require(
                    "",
                    "malformed",
                    !document.has("$schema") || text(document, "$schema").equals(DIALECT));
            require("", "malformed", !document.path("additionalProperties").asBoolean(false));
            require("", "malformed", Literals.storable(document.toString()));
            var properties = each.properties().stream()
                    .flatMap(property -> property(property.getKey(), property.getValue()).stream())
                    .toList();
            each.properties().stream()
                    .skip(MOST_PROPERTIES)
                    .limit(1)
                    .forEach(first -> require(first.getKey(), "too-many", false));
            required(document.path("required"), properties);
            return new Definition(properties, flaws.stream().distinct().toList());
        }

        private void required(JsonNode names, List<Property> properties) {
            require("", "malformed", names.isMissingNode() || names.isArray());
            names.forEach(name -> {
                var filled = properties.stream()
                        .anyMatch(property -> property.name().equals(name.asString("")) && !property.retired());
                require(name.asString(""), "required-unknown", filled || !isFlawless(name.asString("")));
            });
        }

        private boolean isFlawless(String property) {
            return flaws.stream().noneMatch(flaw -> flaw.property().equals(property));
        }

        private Optional<Property> property(String name, JsonNode node) {
            var type = type(node);
            require(name, "name", NAME.matcher(name).matches());
            require(name, "type", type.isPresent());
            labels(name, node);
            require(name, "no-purpose", !text(node, "x-purpose").isBlank());
            known(
                    name,
                    node,
                    Stream.concat(
                            OF_EACH.stream(),
                            type.stream().flatMap(it -> OF_A_TYPE.getOrDefault(it, Set.of()).stream())));
            require(name, "sensitivity", Set.of("", "normal", "restricted").contains(text(node, "x-sensitivity")));
            require(
                    name,
                    "malformed",
                    !node.has("x-order") || node.get("x-order").isInt());
            require(
                    name,
                    "malformed",
                    !node.has("x-retired") || node.get("x-retired").isBoolean());
            return type.map(it -> property(name, it, node));
        }

        private Property property(String name, ValueType type, JsonNode node) {
            limits(name, node);
            var items = node.path("items");
            known(name, items, Set.of("type", "oneOf"));
            var options = options(name, items.isMissingNode() ? node : items);
            require(name, "type", options.isEmpty() != type.isChoice());
            require(
                    name,
                    "default",
                    !node.has("x-default")
                            || options.stream().anyMatch(it -> it.value().equals(text(node, "x-default"))));
            require(name, "measure", !node.has("x-measure") || type.isNumber() || type == ValueType.YES_OR_NO);
            require(name, "trigger", !node.has("x-trigger") || type == ValueType.YES_OR_NO);
            return new Property(
                    name,
                    type,
                    options,
                    text(node, "x-sensitivity").equals("restricted"),
                    node.path("x-retired").asBoolean(false),
                    measure(name, node),
                    trigger(name, node));
        }

        private static Optional<ValueType> type(JsonNode node) {
            return Optional.ofNullable(
                    switch (text(node, "type")) {
                        case "string" ->
                            node.has("oneOf")
                                    ? ValueType.CHOICE
                                    : switch (text(node, "format")) {
                                        case "" -> ValueType.TEXT;
                                        case "date" -> ValueType.DATE;
                                        default -> null;
                                    };
                        case "integer" -> ValueType.WHOLE_NUMBER;
                        case "number" -> ValueType.NUMBER;
                        case "boolean" -> ValueType.YES_OR_NO;
                        case "array" -> text(node.path("items"), "type").equals("string") ? ValueType.CHOICES : null;
                        default -> null;
                    });
        }

        private void limits(String name, JsonNode node) {
            for (var length : List.of("minLength", "maxLength")) {
                var limit = node.path(length);
                require(
                        name,
                        "limit",
                        limit.isMissingNode()
                                || (limit.isInt() && limit.asInt() >= 0 && limit.asInt() <= LONGEST_TEXT));
            }
            for (var bound : List.of("minimum", "maximum")) {
                require(name, "limit", !node.has(bound) || node.get(bound).isNumber());
            }
        }

        private List<Option> options(String name, JsonNode choice) {
            var seen = new HashSet<String>();
            return choice.path("oneOf")
                    .valueStream()
                    .map(option -> {
                        var value = text(option, "const");
                        known(name, option, OF_AN_OPTION);
                        labels(name, option);
                        require(name, "option", VALUE.matcher(value).matches() && seen.add(value));
                        return new Option(value, measure(name, option), trigger(name, option));
                    })
                    .toList();
        }

        private void labels(String name, JsonNode node) {
            require(name, "no-title", !text(node, "title").isBlank());
            require(name, "no-english", !text(node, "x-en").isBlank());
        }

        private Optional<String> measure(String name, JsonNode node) {
            var code = annotation(node, "x-measure");
            code.ifPresent(it -> require(name, "measure", MEASURE.matcher(it).matches()));
            return code;
        }

        private Optional<String> trigger(String name, JsonNode node) {
            var code = annotation(node, "x-trigger");
            code.ifPresent(it -> require(name, "trigger", triggers == null || triggers.contains(it)));
            return code;
        }

        private void known(String name, JsonNode node, Set<String> words) {
            known(name, node, words.stream());
        }

        private void known(String name, JsonNode node, Stream<String> words) {
            require(name, "unknown-annotation", words.toList().containsAll(node.propertyNames()));
        }

        private void require(String property, String code, boolean holds) {
            if (!holds) {
                flaws.add(new Flaw(property, code));
            }
        }

        private static Optional<String> annotation(JsonNode node, String word) {
            return node.has(word) ? Optional.of(text(node, word)) : Optional.empty();
        }

        /** Empty for what is no text. */
        private static String text(JsonNode node, String word) {
            return node.path(word).isString() ? node.path(word).asString() : "";
        }
    }
}
