package lantian.acceptance.deployment;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.marcnuri.helm.Helm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The chart as Helm renders it. */
record Manifests(List<JsonObject> all) {

    static final Path ROOT = Path.of(System.getProperty("lantian.root"));
    static final Path CHART = ROOT.resolve("helm/lantian");

    private static final Gson GSON = new Gson();

    static Manifests rendered(Map<String, Object> values) {
        var template = new Helm(CHART)
                .template()
                .withName("house")
                .withNamespace("lantian")
                .withKubeVersion("1.33.0");
        values.forEach(template::set);
        return parsed(template.call());
    }

    /** A key that occurs twice is an error, as it is for Kubernetes. */
    static Manifests parsed(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var documents = new Yaml(new SafeConstructor(options)).loadAll(text);
        return new Manifests(StreamSupport.stream(documents.spliterator(), false)
                .filter(Map.class::isInstance)
                .map(document -> JsonParser.parseString(GSON.toJson(document)).getAsJsonObject())
                .toList());
    }

    Stream<JsonObject> of(String kind) {
        return all.stream().filter(manifest -> kind(manifest).equals(kind));
    }

    JsonObject one(String kind, String name) {
        return of(kind).filter(manifest -> name(manifest).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    static String kind(JsonObject manifest) {
        return manifest.get("kind").getAsString();
    }

    static String name(JsonObject manifest) {
        return manifest.getAsJsonObject("metadata").get("name").getAsString();
    }

    static JsonObject pod(JsonObject workload) {
        return at(workload, "spec", "template", "spec").getAsJsonObject();
    }

    static Stream<JsonObject> containers(JsonObject workload) {
        return list(pod(workload).get("containers"));
    }

    /** With those that run before. */
    static Stream<JsonObject> allContainers(JsonObject workload) {
        var before = pod(workload).get("initContainers");
        return Stream.concat(before == null ? Stream.empty() : list(before), containers(workload));
    }

    static Stream<JsonObject> list(JsonElement array) {
        return array.getAsJsonArray().asList().stream().map(JsonElement::getAsJsonObject);
    }

    static JsonElement at(JsonObject object, String... path) {
        JsonElement found = object;
        for (var step : path) {
            found = found.getAsJsonObject().get(step);
        }
        return found;
    }
}
