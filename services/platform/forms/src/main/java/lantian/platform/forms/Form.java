package lantian.platform.forms;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A form as it was published. Two are equal if they are the same version of the same form. */
public final class Form {

    private static final JsonMapper JSON = new JsonMapper();

    private final FormVersion version;
    private final JsonNode schema;
    private final Optional<Instant> publishedAt;
    private final List<Property> properties;

    /** Made when somebody fills it in first: a service that starts reads all its forms and checks nothing. */
    private volatile @Nullable ValueRules rules;

    private Form(FormVersion version, JsonNode schema, Optional<Instant> publishedAt) {
        this.version = version;
        this.schema = schema;
        this.publishedAt = publishedAt;
        this.properties = Definition.of(schema).properties();
    }

    /**
     * @param schema the document that was found good when it was published
     * @param publishedAt empty for one that came with the software
     */
    public static Form of(FormVersion version, String schema, Optional<Instant> publishedAt) {
        return new Form(version, JSON.readTree(schema), publishedAt);
    }

    public FormVersion version() {
        return version;
    }

    /** @param had what the record had before: only there something retired may stay */
    public Filling fill(Map<String, Object> values, Set<String> had) {
        var flaws = Stream.concat(
                        rules().flaws(values).stream(),
                        properties.stream()
                                .filter(property -> property.retired()
                                        && values.containsKey(property.name())
                                        && !had.contains(property.name()))
                                .map(property -> new Flaw(property.name(), "unknown")))
                .distinct()
                .toList();
        return flaws.isEmpty() ? new Filling.Filled(new Details(this, values)) : new Filling.Wrong(flaws);
    }

    private ValueRules rules() {
        var made = rules;
        if (made == null) {
            made = new ValueRules(schema, properties);
            rules = made;
        }
        return made;
    }

    JsonNode schema() {
        return schema;
    }

    Optional<Instant> publishedAt() {
        return publishedAt;
    }

    List<Property> properties() {
        return properties;
    }

    /** What a following version would do to what was filled in by this one. */
    List<Flaw> brokenBy(List<Property> next) {
        return properties.stream()
                .flatMap(before -> next.stream()
                        .filter(after -> after.name().equals(before.name()))
                        .findFirst()
                        .map(after -> after.type() == before.type() ? "" : "retyped")
                        .or(() -> Optional.of("removed"))
                        .filter(code -> !code.isEmpty())
                        .map(code -> new Flaw(before.name(), code))
                        .stream())
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Form form && version.equals(form.version);
    }

    @Override
    public int hashCode() {
        return version.hashCode();
    }

    @Override
    public String toString() {
        return version.toString();
    }
}
