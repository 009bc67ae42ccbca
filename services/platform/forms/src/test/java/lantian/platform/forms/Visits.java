package lantian.platform.forms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A form with a property of each type. */
final class Visits {

    static final Set<String> TRIGGERS = Set.of("WARNING", "RETURN");

    private static final JsonMapper JSON = new JsonMapper();

    private Visits() {}

    static ObjectNode document() {
        try (var file = Objects.requireNonNull(Visits.class.getResourceAsStream("/forms/VISIT.json"))) {
            return JSON.readTree(new String(file.readAllBytes(), UTF_8)).asObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode document(Consumer<ObjectNode> changedBy) {
        var document = document();
        changedBy.accept(document);
        return document;
    }

    static ObjectNode property(ObjectNode document, String name) {
        return document.get("properties").get(name).asObject();
    }

    static Form form() {
        return form(document());
    }

    static Form form(ObjectNode document) {
        return Form.of(new FormVersion("VISIT", 1), document.toString(), Optional.empty());
    }
}
