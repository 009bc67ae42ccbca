package lantian.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.marcnuri.helm.Helm;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    private static final Map<String, Object> LITTLE =
            Map.of("ingress.enabled", false, "networkPolicy.enabled", false, "keycloak.realmConfigMap", false);

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
            assertThat(Manifests.containers(workload)).allSatisfy(container -> {
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
            var names = Manifests.containers(deployment)
                    .flatMap(container -> Manifests.list(container.get("env")))
                    .map(variable -> variable.get("name").getAsString())
                    .toList();
            assertThat(names).doesNotHaveDuplicates();
            assertThat(KnownVariables.of(service).unknown(names)).as(service).isEmpty();
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

    private static List<JsonObject> environment(Manifests manifests) {
        return Stream.concat(manifests.of("Deployment"), manifests.of("Job"))
                .flatMap(Manifests::containers)
                .flatMap(container -> Manifests.list(container.get("env")))
                .toList();
    }
}
