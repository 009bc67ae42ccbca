package lantian.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A service's description of its API as it lies in {@code docs/openapi}, from which the console's types are made. It says
 * neither where the service runs nor in which order it was put together.
 */
public final class ApiSnapshot {

    /** Set to {@code true}, the files are written instead of compared. */
    public static final String UPDATE = "lantian.openapi.update";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> UNORDERED = Set.of("required", "tags");

    private final Path file;

    private ApiSnapshot(Path file) {
        this.file = file;
    }

    public static ApiSnapshot of(String service) {
        return new ApiSnapshot(root().resolve("docs/openapi").resolve(service + ".json"));
    }

    /** @throws AssertionError when the service describes itself otherwise; says how the file is brought up to date */
    public void matches(JsonNode description) {
        var text = written(description);
        if (Boolean.getBoolean(UPDATE)) {
            write(text);
        }
        assertThat(read())
                .as(
                        "%s is not what the service says. If the change is wanted: run this test with -D%s=true, then the"
                                + " console's check",
                        file.getFileName(), UPDATE)
                .isEqualTo(text);
    }

    static String written(JsonNode description) {
        var sorted = (ObjectNode) sorted("", description);
        sorted.remove("servers");
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sorted) + "\n";
    }

    private static JsonNode sorted(String name, JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var byName = new TreeMap<String, JsonNode>();
                object.properties().forEach(one -> byName.put(one.getKey(), sorted(one.getKey(), one.getValue())));
                yield JsonNodeFactory.instance.objectNode().setAll(byName);
            }
            case ArrayNode array -> {
                var items = array.valueStream().map(item -> sorted("", item));
                yield JsonNodeFactory.instance
                        .arrayNode()
                        .addAll((UNORDERED.contains(name)
                                        ? items.sorted(Comparator.comparing(JsonNode::toString))
                                        : items)
                                .toList());
            }
            default -> node;
        };
    }

    private String read() {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("docs/CONTRIBUTING.md")))
                .findFirst()
                .orElseThrow();
    }
}
