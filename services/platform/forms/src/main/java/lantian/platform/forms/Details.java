package lantian.platform.forms;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody filled in, with the form that says what it means. Good by that form when it was written.
 *
 * @param values as JSON knows them: texts, numbers, yes or no, lists of texts
 */
public record Details(Form form, Map<String, Object> values) {

    private static final JsonMapper JSON = new JsonMapper();

    public Details {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** As {@link #written()} wrote it. */
    public static Details read(Form form, String written) {
        return new Details(form, JSON.readValue(written, new TypeReference<Map<String, Object>>() {}));
    }

    /** As one text, to be sealed: it holds what people said. */
    public String written() {
        return JSON.writeValueAsString(values);
    }

    /** What may leave the service: codes and numbers, nothing that anybody wrote. */
    public SortedMap<String, BigDecimal> measures() {
        var measures = new TreeMap<String, BigDecimal>();
        form.properties()
                .forEach(property -> property.measure(
                        values.get(property.name()), (code, number) -> measures.merge(code, number, BigDecimal::add)));
        return measures;
    }

    /** What choosing it raises, as codes of the service. */
    public Set<String> triggers() {
        var triggers = new LinkedHashSet<String>();
        form.properties().forEach(property -> triggers.addAll(property.triggers(values.get(property.name()))));
        return triggers;
    }

    /** Without what only those named for it may read. */
    public Details unrestricted() {
        var shown = new TreeMap<>(values);
        shown.keySet().removeAll(restricted().keySet());
        return new Details(form, shown);
    }

    /** What only those named for it may read. */
    public Map<String, Object> restricted() {
        var restricted = new TreeMap<>(values);
        restricted
                .keySet()
                .retainAll(form.properties().stream()
                        .filter(Property::restricted)
                        .map(Property::name)
                        .toList());
        return restricted;
    }
}
