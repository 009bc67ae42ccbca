package lantian.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

    private static final Path CONTRACTS = Path.of("src/main/resources/contracts");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_obeys_its_schema(Path example) throws IOException {
        var type = example.getFileName().toString().replaceFirst("(\\.v\\d+)\\..*$", "$1");
        var schema =
                schema(CONTRACTS.resolve(type.substring(0, type.indexOf('.'))).resolve(type + ".json"));

        var errors = schema.validate(Files.readString(example), InputFormat.JSON);

        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void a_schema_refuses_an_empty_event_and_has_an_example(Path schema) throws IOException {
        var type = schema.getFileName().toString().replace(".json", "");

        assertThat(schema(schema).validate("{}", InputFormat.JSON)).isNotEmpty();
        assertThat(examples())
                .anyMatch(example -> example.getFileName().toString().startsWith(type + "."));
    }

    @Test
    void no_event_has_a_field_for_names_phones_or_text_of_people() throws IOException {
        for (var schema : schemas()) {
            if (!schema.getFileName().toString().startsWith("registry.school")) {
                assertThat(Files.readString(schema))
                        .as(schema.toString())
                        .doesNotContainPattern("\"(name|phone|address|note|username|email|text)\"\\s*:");
            }
        }
    }

    static List<Path> examples() throws IOException {
        try (var files = Files.walk(CONTRACTS)) {
            return files.filter(file -> file.toString().matches(".*/examples/.*\\.json"))
                    .sorted()
                    .toList();
        }
    }

    static List<Path> schemas() throws IOException {
        try (var files = Files.walk(CONTRACTS, 2)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static Schema schema(Path file) throws IOException {
        return SCHEMAS.getSchema(Files.readString(file), InputFormat.JSON);
    }
}
