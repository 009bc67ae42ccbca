package lantian.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.marcnuri.helm.Helm;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lantian.servers.KafkaRights;
import org.apache.kafka.common.resource.PatternType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {

    private static final List<String> SERVICES = List.of("registry", "pairing", "contactlog", "reporting", "gateway");

    private static final Map<String, Object> PLAIN = Map.of();
    private static final Map<String, Object> EVERYTHING = Map.of(
            "database.bootstrap.enabled",
            true,
            "kafka.users.enabled",
            true,
            "tls.issuer",
            "cluster-ca",
            "serviceMonitor.enabled",
            true,
            "services.registry.autoscaling.enabled",
            true,
            "tracing.endpoint",
            "http://otel:4318/v1/traces",
            "image.registry",
            "registry.example.org/county",
            "image.pullSecrets[0]",
            "pull");
    private static final Map<String, Object> LITTLE = Map.of(
            "ingress.enabled",
            false,
            "networkPolicy.enabled",
            false,
            "keycloak.realmConfigMap",
            false,
            "tls.enabled",
            false,
            "keycloak.ca.secret",
            "",
            "database.ca.secret",
            "",
            "kafka.ca.secret",
            "");

    private static final Pattern PATH = Pattern.compile("/trust/[a-z]+/[a-z.]+");

    private final Manifests chart = Manifests.rendered(PLAIN);

    static Stream<Map<String, Object>> installations() {
        return Stream.of(PLAIN, EVERYTHING, LITTLE);
    }

    @Test
    void the_chart_passes_the_strict_lint() {
        var result = new Helm(Manifests.CHART).lint().strict().call();

        assertThat(result.isFailed())
                .as(String.join("\n", result.getMessages()))
                .isFalse();
        assertThat(result.getMessages()).noneMatch(message -> message.contains("[WARNING]"));
    }

    @ParameterizedTest
    @MethodSource("installations")
    void every_manifest_is_as_kubernetes_defines_it(Map<String, Object> values) {
        assertThat(Manifests.rendered(values).all()).isNotEmpty().allSatisfy(Kubernetes::check);
    }

    @Test
    void a_misspelt_field_would_be_noticed_at_any_depth() {
        var deployment = chart.one("Deployment", "house-registry");
        Manifests.containers(deployment)
                .forEach(
                        container -> container.getAsJsonObject("readinessProbe").addProperty("periodSecond", 5));

        assertThatThrownBy(() -> Kubernetes.check(deployment)).hasMessageContaining("periodSecond");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"databse.host=x", "services.registry.replica=3", "countyId=1", "publicUrl=lantian.example.org"})
    void a_misspelt_or_malformed_value_is_refused(String value) {
        var pair = value.split("=", 2);

        assertThatThrownBy(() -> Manifests.rendered(Map.of(pair[0], pair[1]))).isNotNull();
    }

    @Test
    void each_service_runs_twice_and_survives_a_drain() {
        for (var service : SERVICES) {
            var deployment = chart.one("Deployment", "house-" + service);
            assertThat(Manifests.at(deployment, "spec", "replicas").getAsInt()).isGreaterThanOrEqualTo(2);
            assertThat(Manifests.at(deployment, "spec", "strategy", "rollingUpdate", "maxUnavailable")
                            .getAsInt())
                    .isZero();
            chart.one("PodDisruptionBudget", "house-" + service);
            chart.one("Service", "house-" + service);
            chart.one("NetworkPolicy", "house-" + service);
            assertThat(Manifests.containers(deployment))
                    .allSatisfy(container -> assertThat(container.keySet())
                            .contains("startupProbe", "livenessProbe", "readinessProbe", "resources"));
        }
    }

    @ParameterizedTest
    @MethodSource("installations")
    void no_container_is_root_or_can_write_to_its_image_or_gain_rights(Map<String, Object> values) {
        var manifests = Manifests.rendered(values);
        var workloads =
                Stream.concat(manifests.of("Deployment"), manifests.of("Job")).toList();

        assertThat(workloads).allSatisfy(workload -> {
            var pod = Manifests.pod(workload);
            assertThat(pod.get("automountServiceAccountToken").getAsBoolean()).isFalse();
            assertThat(Manifests.at(pod, "securityContext", "runAsNonRoot").getAsBoolean())
                    .isTrue();
            assertThat(Manifests.at(pod, "securityContext", "seccompProfile", "type")
                            .getAsString())
                    .isEqualTo("RuntimeDefault");
            assertThat(Manifests.allContainers(workload)).allSatisfy(container -> {
                var security = container.getAsJsonObject("securityContext");
                assertThat(security.get("readOnlyRootFilesystem").getAsBoolean())
                        .isTrue();
                assertThat(security.get("allowPrivilegeEscalation").getAsBoolean())
                        .isFalse();
                assertThat(Manifests.at(security, "capabilities", "drop").toString())
                        .isEqualTo("[\"ALL\"]");
            });
        });
    }

    @ParameterizedTest
    @MethodSource("installations")
    void secrets_come_by_reference_only(Map<String, Object> values) {
        var manifests = Manifests.rendered(values);

        assertThat(manifests.of("Secret")).isEmpty();
        assertThat(environment(manifests))
                .filteredOn(variable -> variable.get("name").getAsString().matches(".*(PASSWORD|SECRET|_KEY)$"))
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(variable.has("valueFrom"))
                        .as(variable.toString())
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("installations")
    void every_variable_is_known_to_what_it_is_given_to(Map<String, Object> values) {
        var manifests = Manifests.rendered(values);

        manifests.of("Deployment").forEach(deployment -> {
            var service = Manifests.name(deployment).replace("house-", "");
            Manifests.allContainers(deployment).forEach(container -> {
                var names = Manifests.list(container.get("env"))
                        .map(variable -> variable.get("name").getAsString())
                        .toList();
                assertThat(names).doesNotHaveDuplicates();
                assertThat(KnownVariables.of(service).unknown(names))
                        .as(service)
                        .isEmpty();
            });
        });
    }

    @Test
    void a_service_is_reached_by_the_gateway_alone_and_the_gateway_by_the_ingress() {
        for (var service : SERVICES) {
            var policy = chart.one("NetworkPolicy", "house-" + service);
            var from = Manifests.at(policy, "spec", "ingress")
                    .getAsJsonArray()
                    .get(0)
                    .getAsJsonObject()
                    .get("from")
                    .toString();
            assertThat(from).contains(service.equals("gateway") ? "ingress-nginx" : "\"gateway\"");
        }
        assertThat(chart.of("Ingress").map(JsonObject::toString))
                .singleElement()
                .asString()
                .contains("house-gateway")
                .doesNotContain("house-registry");
    }

    /** Whoever takes over a service has the rights of its own role and no others. */
    @ParameterizedTest
    @MethodSource("installations")
    void the_owners_password_is_told_to_the_migration_alone_and_the_superusers_to_nobody_who_stays(
            Map<String, Object> values) {
        var manifests = Manifests.rendered(values);

        for (var service : SERVICES) {
            var deployment = manifests.one("Deployment", "house-" + service);
            assertThat(Manifests.containers(deployment).map(JsonObject::toString))
                    .allSatisfy(container -> assertThat(container)
                            .contains("{\"name\":\"SPRING_FLYWAY_ENABLED\",\"value\":\"false\"}")
                            .contains("\"app-password\"")
                            .doesNotContain("owner-password", "_owner", "superuser"));
            assertThat(Manifests.list(Manifests.pod(deployment).get("initContainers"))
                            .map(JsonObject::toString))
                    .singleElement()
                    .asString()
                    .contains("\"owner-password\"", "Migration")
                    .doesNotContain("app-password", "relay-password", "vault-key", "superuser");
        }
    }

    @Test
    void every_service_has_passwords_of_its_own() {
        for (var service : SERVICES) {
            assertThat(Manifests.allContainers(chart.one("Deployment", "house-" + service))
                            .flatMap(container -> Manifests.list(container.get("env")))
                            .filter(variable -> variable.has("valueFrom"))
                            .map(variable -> Manifests.at(variable, "valueFrom", "secretKeyRef", "name")
                                    .getAsString()))
                    .isNotEmpty()
                    .containsOnly("lantian-" + service);
        }
    }

    @Test
    void whoever_is_spoken_to_must_show_who_he_is() {
        for (var service : SERVICES) {
            var environment = values("house-" + service);
            assertThat(environment.get("SPRING_DATASOURCE_URL"))
                    .contains("sslmode=verify-full", "sslrootcert=/trust/database/");
            assertThat(environment).containsKey("SPRING_SSL_BUNDLE_PEM_KEYCLOAK_TRUSTSTORE_CERTIFICATE");
            assertThat(environment.entrySet())
                    .filteredOn(entry ->
                            entry.getKey().matches("LANTIAN_(GATEWAY_BACKCHANNEL|KEYCLOAK_URL)|.*_JWT_JWK_SET_URI"))
                    .hasSize(service.equals("registry") ? 2 : 1)
                    .allSatisfy(entry -> assertThat(entry.getValue()).startsWith("https://keycloak:8443"));
            if (service.equals("gateway")) {
                assertThat(environment).containsKey("SPRING_SSL_BUNDLE_PEM_SERVICES_TRUSTSTORE_CERTIFICATE");
                assertThat(environment.entrySet())
                        .filteredOn(entry -> entry.getKey().startsWith("LANTIAN_GATEWAY_SERVICES_"))
                        .hasSize(4)
                        .allSatisfy(entry -> assertThat(entry.getValue()).startsWith("https://house-"));
            } else {
                assertThat(environment)
                        .containsEntry("LANTIAN_KAFKA_PROTOCOL", "SASL_SSL")
                        .containsEntry("SPRING_KAFKA_SSL_TRUSTSTORETYPE", "PEM")
                        .containsKeys("SERVER_SSL_CERTIFICATE", "SERVER_SSL_CERTIFICATEPRIVATEKEY");
            }
            var pod = Manifests.pod(chart.one("Deployment", "house-" + service));
            var volumes = Manifests.list(pod.get("volumes"))
                    .map(volume -> volume.get("name").getAsString())
                    .toList();
            Manifests.allContainers(chart.one("Deployment", "house-" + service)).forEach(container -> {
                var mounts = Manifests.list(container.get("volumeMounts")).toList();
                assertThat(mounts)
                        .allSatisfy(mount ->
                                assertThat(volumes).contains(mount.get("name").getAsString()));
                PATH.matcher(container.get("env").toString())
                        .results()
                        .map(found -> found.group())
                        .forEach(path -> assertThat(mounts)
                                .as(path)
                                .anySatisfy(mount -> assertThat(path)
                                        .startsWith(mount.get("mountPath").getAsString())));
            });
        }
    }

    /** Clients' secrets, one-time passwords and everybody's tokens go there. */
    @Test
    void plain_http_to_keycloak_has_to_be_asked_for() {
        Map<String, Object> plain = Map.of("keycloak.url", "http://keycloak:8080");

        assertThatThrownBy(() -> Manifests.rendered(plain)).hasMessageContaining("keycloak.plaintext");

        var asked = new HashMap<String, Object>(plain);
        asked.put("keycloak.plaintext", true);
        var registry = Manifests.rendered(asked).one("Deployment", "house-registry");
        assertThat(registry.toString())
                .contains("http://keycloak:8080/realms/lantian/protocol/openid-connect/certs")
                .doesNotContain("/trust/keycloak");
    }

    /** So one service's load and failures stay its own. */
    @Test
    void a_service_may_have_a_database_server_of_its_own() {
        var apart = Manifests.rendered(
                Map.of("database.bootstrap.enabled", true, "services.registry.databaseHost", "registry-rw"));

        for (var service : SERVICES) {
            var host = service.equals("registry") ? "registry-rw" : "lantian-rw";
            assertThat(Manifests.allContainers(apart.one("Deployment", "house-" + service))
                            .map(JsonObject::toString))
                    .hasSize(2)
                    .allSatisfy(container ->
                            assertThat(container).contains("jdbc:postgresql://" + host + ":5432/" + service));
            assertThat(apart.one("Job", "house-" + service + "-roles-1").toString())
                    .contains("\"" + host + "\"");
        }
    }

    @Test
    void a_certificate_names_the_service_as_the_gateway_calls_it() {
        var everything = Manifests.rendered(EVERYTHING);
        for (var service : SERVICES) {
            var certificate = everything.one("Certificate", "house-" + service);
            assertThat(Manifests.at(certificate, "spec", "dnsNames").toString()).contains("\"house-" + service + "\"");
            assertThat(Manifests.at(certificate, "spec", "secretName").getAsString())
                    .isEqualTo("house-" + service + "-tls");
        }
    }

    /** The same rights as in the local stack, where a test tries them on a broker. */
    @Test
    void the_rights_at_kafka_are_those_of_the_local_stack() throws Exception {
        var everything = Manifests.rendered(EVERYTHING);
        var granted = new TreeSet<String>();
        everything
                .of("KafkaUser")
                .forEach(user -> Manifests.list(Manifests.at(user, "spec", "authorization", "acls"))
                        .forEach(right -> Manifests.at(right, "operations").getAsJsonArray().asList().stream()
                                .map(JsonElement::getAsString)
                                // whoever may read or write may ask what is there
                                .filter(operation -> !operation.equals("Describe"))
                                .forEach(operation -> granted.add(String.join(
                                        " ",
                                        "User:" + Manifests.name(user),
                                        operation.toUpperCase(Locale.ROOT),
                                        Manifests.at(right, "resource", "type").getAsString(),
                                        Manifests.at(right, "resource", "name").getAsString(),
                                        Manifests.at(right, "resource", "patternType")
                                                .getAsString())))));

        assertThat(granted)
                .isEqualTo(KafkaRights.ofSources().rights().stream()
                        .map(right -> String.join(
                                " ",
                                right.entry().principal(),
                                right.entry().operation().name(),
                                right.pattern().resourceType().name().toLowerCase(Locale.ROOT),
                                right.pattern().name(),
                                right.pattern().patternType() == PatternType.PREFIXED ? "prefix" : "literal"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void selectors_find_their_own_pods_and_no_others() {
        var seen = new HashSet<String>();
        for (var service : SERVICES) {
            var labels = Manifests.at(
                            chart.one("Deployment", "house-" + service), "spec", "template", "metadata", "labels")
                    .getAsJsonObject();
            var selector = Manifests.at(chart.one("Service", "house-" + service), "spec", "selector")
                    .getAsJsonObject();
            assertThat(selector.entrySet())
                    .allSatisfy(entry -> assertThat(labels.get(entry.getKey())).isEqualTo(entry.getValue()));
            assertThat(seen.add(selector.toString())).isTrue();
        }
    }

    @Test
    void the_chart_carries_the_same_realm_and_the_same_roles_as_everything_else() throws Exception {
        var everything = Manifests.rendered(EVERYTHING);
        var realm =
                Manifests.at(everything.one("ConfigMap", "house-realm"), "data").getAsJsonObject();
        var roles =
                Manifests.at(everything.one("ConfigMap", "house-roles"), "data").getAsJsonObject();

        assertThat(realm.get("lantian.json").getAsString().strip())
                .isEqualTo(read("infra/keycloak/realm/lantian.json"));
        assertThat(roles.get("roles.sql").getAsString().strip()).isEqualTo(read("infra/postgres/roles.sql"));
    }

    private static String read(String path) throws java.io.IOException {
        return java.nio.file.Files.readString(Manifests.ROOT.resolve(path)).strip();
    }

    private Map<String, String> values(String deployment) {
        return Manifests.containers(chart.one("Deployment", deployment))
                .flatMap(container -> Manifests.list(container.get("env")))
                .filter(variable -> variable.has("value"))
                .collect(Collectors.toMap(
                        variable -> variable.get("name").getAsString(),
                        variable -> variable.get("value").getAsString()));
    }

    private static List<JsonObject> environment(Manifests manifests) {
        return Stream.concat(manifests.of("Deployment"), manifests.of("Job"))
                .flatMap(Manifests::allContainers)
                .flatMap(container -> Manifests.list(container.get("env")))
                .toList();
    }
}
