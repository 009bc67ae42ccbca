package lantian.platform.forms;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import lantian.platform.web.Literals;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a form allows, asked of JSON Schema. The schema that is asked has the rules alone, without titles and annotations; what
 * is not asked for is refused, and a text has an end even where the form names none.
 */
final class ValueRules {

    private static final int LONGEST_TEXT = 4000;
    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build())
                    .schemaCacheEnabled(false));

    private static final Map<String, String> CODES = Map.of(
            "required", "required",
            "additionalProperties", "unknown",
            "maxLength", "too-long",
            "minLength", "too-small",
            "minimum", "too-small",
            "maximum", "too-large",
            "enum", "not-one-of");

    private final Schema schema;

    ValueRules(JsonNode form, List<Property> properties) {
        var rules = JSON.createObjectNode().put("type", "object").put("additionalProperties", false);
        if (form.has("required")) {
            rules.set("required", form.get("required"));
        }
        var each = rules.putObject("properties");
        properties.forEach(property ->
                each.set(property.name(), rule(property, form.path("properties").path(property.name()))));
        this.schema = SCHEMAS.getSchema(rules);
    }

    List<Flaw> flaws(Map<String, Object> values) {
        var unwritable = values.entrySet().stream()
                .filter(value -> value.getValue() instanceof String text && !Literals.storable(text))
                .map(value -> new Flaw(value.getKey(), "type"))
                .toList();
        return unwritable.isEmpty()
                ? schema.validate(JSON.valueToTree(values)).stream()
                        .map(ValueRules::flaw)
                        .distinct()
                        .toList()
                : unwritable;
    }

    private static ObjectNode rule(Property property, JsonNode form) {
        var rule = JSON.createObjectNode();
        for (var kept : List.of("type", "format", "minimum", "maximum", "minLength", "maxLength")) {
            if (form.has(kept)) {
                rule.set(kept, form.get(kept));
            }
        }
        switch (property.type()) {
            case TEXT -> rule.put("maxLength", form.path("maxLength").asInt(LONGEST_TEXT));
            case CHOICE -> options(rule, property);
            case CHOICES -> {
                options(rule.putObject("items"), property);
                rule.put("uniqueItems", true);
            }
            case DATE, WHOLE_NUMBER, NUMBER, YES_OR_NO -> {}
        }
        return rule;
    }

    private static void options(ObjectNode rule, Property property) {
        var values = rule.put("type", "string").putArray("enum");
        property.options().forEach(option -> values.add(option.value()));
    }

    private static Flaw flaw(Error error) {
        var where = error.getInstanceLocation();
        var property = where.getNameCount() == 0 ? error.getProperty() : String.valueOf(where.getElement(0));
        return new Flaw(property, CODES.getOrDefault(error.getKeyword(), "type"));
    }
}
