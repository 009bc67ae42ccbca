package lantian.acceptance.deployment;

import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Kubernetes' own schemas, applied strictly: a field that a type does not have is an error at any depth. */
final class Kubernetes {

    private interface Schema {
        void check(JsonObject manifest) throws IOException;
    }

    private static final Map<String, Schema> SCHEMAS = Map.ofEntries(
            Map.entry("v1/ServiceAccount", V1ServiceAccount::validateJsonElement),
            Map.entry("v1/Service", V1Service::validateJsonElement),
            Map.entry("v1/ConfigMap", V1ConfigMap::validateJsonElement),
            Map.entry("apps/v1/Deployment", V1Deployment::validateJsonElement),
            Map.entry("batch/v1/Job", V1Job::validateJsonElement),
            Map.entry("policy/v1/PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", V2HorizontalPodAutoscaler::validateJsonElement),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy::validateJsonElement),
            Map.entry("networking.k8s.io/v1/Ingress", V1Ingress::validateJsonElement),
            Map.entry("monitoring.coreos.com/v1/ServiceMonitor", Kubernetes::serviceMonitor),
            Map.entry("cert-manager.io/v1/Certificate", Kubernetes::certificate),
            Map.entry("kafka.strimzi.io/v1/KafkaUser", Kubernetes::kafkaUser));

    private Kubernetes() {}

    static void check(JsonObject manifest) throws IOException {
        var type = manifest.get("apiVersion").getAsString() + "/" + Manifests.kind(manifest);
        var schema = SCHEMAS.get(type);
        if (schema == null) {
            throw new IllegalArgumentException("no schema for " + type);
        }
        schema.check(manifest);
    }

    /** Not Kubernetes' own; as far as the chart uses it. */
    private static void serviceMonitor(JsonObject manifest) {
        only(manifest, Set.of("apiVersion", "kind", "metadata", "spec"));
        only(manifest.getAsJsonObject("spec"), Set.of("selector", "endpoints"));
        only(Manifests.at(manifest, "spec", "selector").getAsJsonObject(), Set.of("matchLabels"));
        Manifests.list(Manifests.at(manifest, "spec", "endpoints")).forEach(endpoint -> {
            only(endpoint, Set.of("port", "path", "interval"));
        });
    }

    private static void certificate(JsonObject manifest) {
        only(manifest, Set.of("apiVersion", "kind", "metadata", "spec"));
        only(
                manifest.getAsJsonObject("spec"),
                Set.of("secretName", "duration", "renewBefore", "privateKey", "usages", "dnsNames", "issuerRef"));
        only(
                Manifests.at(manifest, "spec", "privateKey").getAsJsonObject(),
                Set.of("algorithm", "size", "rotationPolicy"));
        only(Manifests.at(manifest, "spec", "issuerRef").getAsJsonObject(), Set.of("name", "kind"));
    }

    private static void kafkaUser(JsonObject manifest) {
        only(manifest, Set.of("apiVersion", "kind", "metadata", "spec"));
        only(manifest.getAsJsonObject("spec"), Set.of("authentication", "authorization"));
        only(Manifests.at(manifest, "spec", "authentication").getAsJsonObject(), Set.of("type", "password"));
        only(Manifests.at(manifest, "spec", "authorization").getAsJsonObject(), Set.of("type", "acls"));
        Manifests.list(Manifests.at(manifest, "spec", "authorization", "acls")).forEach(right -> {
            only(right, Set.of("resource", "operations"));
            only(right.getAsJsonObject("resource"), Set.of("type", "name", "patternType"));
        });
    }

    private static void only(JsonObject object, Set<String> fields) {
        object.keySet().stream()
                .filter(field -> !fields.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw new IllegalArgumentException("unknown field " + field);
                });
    }
}
