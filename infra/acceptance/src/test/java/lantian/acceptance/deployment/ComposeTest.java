package lantian.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeTest {

    private static final Path FOLDER = Manifests.ROOT.resolve("infra/compose");
    private static final List<String> OURS = List.of("registry", "pairing", "contactlog", "reporting", "gateway");

    /** Of the compose specification, what a service here may say. */
    private static final Set<String> FIELDS = Set.of(
            "image",
            "build",
            "restart",
            "read_only",
            "tmpfs",
            "cap_drop",
            "security_opt",
            "depends_on",
            "environment",
            "healthcheck",
            "ports",
            "volumes",
            "command",
            "entrypoint",
            "profiles");

    private final JsonObject compose =
            Manifests.parsed(read("compose.yaml")).all().getFirst();
    private final JsonObject services = compose.getAsJsonObject("services");

    @Test
    void the_file_has_no_field_that_compose_does_not_know() {
        assertThat(compose.keySet())
                .allMatch(field -> field.startsWith("x-")
                        || Set.of("name", "services", "volumes").contains(field));
        assertThat(services.entrySet())
                .allSatisfy(service -> assertThat(FIELDS)
                        .as(service.getKey())
                        .containsAll(service.getValue().getAsJsonObject().keySet()));
        assertThat(services.keySet()).containsAll(OURS).contains("postgres", "kafka", "keycloak");
    }

    @Test
    void every_variable_is_known_to_the_service_it_is_given_to() {
        for (var service : OURS) {
            assertThat(KnownVariables.of(service).unknown(environment(service).keySet()))
                    .as(service)
                    .isEmpty();
        }
    }

    /** Otherwise a password that was forgotten is an empty one. */
    @Test
    void whatever_is_left_to_the_operator_is_named_in_the_example_and_demanded() throws IOException {
        var example = Files.readAllLines(FOLDER.resolve(".env.example")).stream()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .collect(Collectors.toSet());
        var asked = Pattern.compile("\\$\\{([A-Z_]+)(:\\?|:-)?")
                .matcher(read("compose.yaml"))
                .results()
                .toList();

        assertThat(asked).isNotEmpty().allSatisfy(variable -> {
            assertThat(example).contains(variable.group(1));
            assertThat(variable.group(2)).as(variable.group(1)).isNotNull();
        });
        assertThat(asked.stream().map(variable -> variable.group(1)).collect(Collectors.toSet()))
                .isEqualTo(example);
    }

    /** A person who administers Keycloak needs a one-time code; a program has a secret of its own. */
    @Test
    void programs_do_not_sign_in_as_an_administrator_and_none_is_exempt_from_a_second_factor() {
        for (var script : List.of("master-realm", "demo-accounts")) {
            assertThat(read(script + ".sh"))
                    .contains("--client lantian-setup --secret \"$KC_BOOTSTRAP_ADMIN_CLIENT_SECRET\"")
                    .doesNotContain("--user ", "--password ");
            assertThat(environment(script).keySet())
                    .contains("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET")
                    .doesNotContain("KC_BOOTSTRAP_ADMIN_PASSWORD");
        }
        assertThat(environment("keycloak").get("KC_BOOTSTRAP_ADMIN_CLIENT_ID").getAsString())
                .isEqualTo("lantian-setup");
        assertThat(read("compose.yaml") + read("../keycloak/Containerfile"))
                .doesNotContainIgnoringCase("without-code")
                .doesNotContainIgnoringCase("without_code");
    }

    @Test
    void nothing_is_reachable_from_outside_the_machine() {
        services.entrySet().stream()
                .map(service -> service.getValue().getAsJsonObject())
                .filter(service -> service.has("ports"))
                .flatMap(service -> service.getAsJsonArray("ports").asList().stream())
                .map(JsonElement::getAsString)
                .forEach(port -> assertThat(port).startsWith("127.0.0.1:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "keycloak", "master-realm", "demo-accounts", "kafka-rights"})
    void what_is_mounted_exists(String service) {
        services.getAsJsonObject(service).getAsJsonArray("volumes").asList().stream()
                .map(volume -> volume.getAsString().split(":", -1)[0])
                .filter(source -> source.startsWith("."))
                .forEach(source -> assertThat(FOLDER.resolve(source)).exists());
    }

    @Test
    void each_image_is_built_from_the_jar_of_its_module() {
        for (var service : OURS) {
            var build = services.getAsJsonObject(service).getAsJsonObject("build");
            var arguments = build.getAsJsonObject("args");
            var module = service.equals("gateway") ? "gateway" : "services/" + service;
            assertThat(arguments.get("SERVICE").getAsString()).isEqualTo(service);
            assertThat(arguments.get("JAR").getAsString())
                    .isEqualTo(module + "/target/lantian-" + service + "-1.0-SNAPSHOT-exec.jar");
            assertThat(Manifests.ROOT.resolve(module).resolve("pom.xml")).exists();
            assertThat(Manifests.ROOT.resolve(build.get("dockerfile").getAsString()))
                    .exists();
        }
    }

    @Test
    void each_service_uses_its_own_database_and_its_own_roles() {
        for (var service : OURS) {
            var environment = environment(service);
            assertThat(environment.get("SPRING_DATASOURCE_URL").getAsString()).endsWith("/" + service);
            assertThat(environment.get("SPRING_DATASOURCE_USERNAME").getAsString())
                    .isEqualTo(service + "_app");
            assertThat(environment.get("SPRING_DATASOURCE_PASSWORD").getAsString())
                    .contains(service.toUpperCase(Locale.ROOT) + "_APP_PASSWORD");
            assertThat(read("databases.sh")).contains(" " + service);
        }
    }

    /** Whoever takes over a service has the rights of its own role and no others. */
    @Test
    void a_service_is_told_no_password_but_its_own_and_the_owners_is_told_to_the_migration_alone() {
        for (var service : OURS) {
            assertThat(environment(service).get("SPRING_FLYWAY_ENABLED").getAsString())
                    .isEqualTo("false");
            assertThat(environment(service).toString())
                    .doesNotContain("OWNER", "_owner", "POSTGRES_PASSWORD", "BROKER");
            assertThat(services.getAsJsonObject(service)
                            .getAsJsonObject("depends_on")
                            .getAsJsonObject(service + "-migration")
                            .get("condition")
                            .getAsString())
                    .isEqualTo("service_completed_successfully");
            var migration = environment(service + "-migration");
            assertThat(migration.get("SPRING_FLYWAY_USER").getAsString()).isEqualTo(service + "_owner");
            assertThat(migration.keySet())
                    .containsExactlyInAnyOrder("SPRING_DATASOURCE_URL", "SPRING_FLYWAY_USER", "SPRING_FLYWAY_PASSWORD");
            for (var other : OURS) {
                if (!other.equals(service)) {
                    assertThat(environment(service).toString())
                            .doesNotContain(
                                    other.toUpperCase(Locale.ROOT) + "_APP", other.toUpperCase(Locale.ROOT) + "_KAFKA");
                }
            }
        }
    }

    @Test
    void kafka_asks_who_speaks_and_denies_what_nobody_granted() {
        var broker = environment("kafka");
        assertThat(broker.get("KAFKA_AUTHORIZER_CLASS_NAME").getAsString()).endsWith("StandardAuthorizer");
        assertThat(broker.get("KAFKA_ALLOW_EVERYONE_IF_NO_ACL_FOUND").getAsString())
                .isEqualTo("false");
        assertThat(broker.get("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP")
                        .getAsString()
                        .split(","))
                .allSatisfy(listener -> assertThat(listener).contains(":SASL_"));
        for (var service : OURS) {
            if (!service.equals("gateway")) {
                assertThat(environment(service).get("LANTIAN_KAFKA_PROTOCOL").getAsString())
                        .startsWith("SASL_");
                assertThat(environment("kafka-rights").keySet())
                        .contains(service.toUpperCase(Locale.ROOT) + "_KAFKA_PASSWORD");
            }
        }
    }

    /** One file says who may connect. */
    @Test
    void postgresql_admits_whom_the_file_names() {
        var postgres = services.getAsJsonObject("postgres");
        assertThat(postgres.get("command").toString()).contains("hba_file=/pg_hba.conf");
        assertThat(postgres.get("volumes").toString()).contains("../postgres/pg_hba.conf:/pg_hba.conf:ro");
    }

    @Test
    void our_containers_are_confined() {
        for (var service : OURS) {
            var definition = services.getAsJsonObject(service);
            assertThat(definition.get("read_only").getAsBoolean()).isTrue();
            assertThat(definition.get("cap_drop").toString()).isEqualTo("[\"ALL\"]");
            assertThat(definition.has("healthcheck")).isTrue();
        }
        assertThat(read("Containerfile")).containsPattern("(?m)^USER 10001:10001$");
    }

    private JsonObject environment(String service) {
        return services.getAsJsonObject(service).getAsJsonObject("environment");
    }

    private static String read(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
