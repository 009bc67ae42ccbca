package lantian.acceptance.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The environment variables that a service reads: its own settings and those of the platform, as their records declare
 * them, the placeholders in its configuration, and the few of Spring and Java that deployments use.
 */
record KnownVariables(Set<String> names) {

    /** As Spring Boot 4 and the JVM name them. */
    private static final List<String> OF_THE_FRAMEWORK = List.of(
            "JAVA_TOOL_OPTIONS",
            "SERVER_PORT",
            "SERVER_FORWARD_HEADERS_STRATEGY",
            "MANAGEMENT_SERVER_PORT",
            "MANAGEMENT_SERVER_SSL_ENABLED",
            "SERVER_SSL_CERTIFICATE",
            "SERVER_SSL_CERTIFICATEPRIVATEKEY",
            "SPRING_SSL_BUNDLE_PEM_KEYCLOAK_TRUSTSTORE_CERTIFICATE",
            "SPRING_SSL_BUNDLE_PEM_SERVICES_TRUSTSTORE_CERTIFICATE",
            "SPRING_FLYWAY_ENABLED",
            "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT",
            "SPRING_DATASOURCE_URL",
            "SPRING_DATASOURCE_USERNAME",
            "SPRING_DATASOURCE_PASSWORD",
            "SPRING_FLYWAY_USER",
            "SPRING_FLYWAY_PASSWORD");

    private static final List<String> OF_SERVICES = List.of(
            "SPRING_KAFKA_BOOTSTRAP_SERVERS",
            "SPRING_KAFKA_SSL_TRUSTSTORETYPE",
            "SPRING_KAFKA_SSL_TRUSTSTORELOCATION",
            "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI",
            "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI");

    private static final Pattern SETTINGS = Pattern.compile("@ConfigurationProperties\\(\"([a-z.-]+)\"\\)");
    private static final Pattern RECORD = Pattern.compile("record (\\w+)\\(((?:[^()]|\\([^()]*\\))*)\\)");
    private static final Pattern ANNOTATION = Pattern.compile("@\\w+(\\((?:[^()\"]|\"[^\"]*\")*\\))?");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z][A-Za-z._-]*)(?::[^}]*)?}");

    static KnownVariables of(String service) {
        var known = new HashSet<>(OF_THE_FRAMEWORK);
        var gateway = service.equals("gateway");
        var folders = gateway
                ? List.of("gateway/src/main")
                : List.of("services/" + service + "/src/main", "services/platform");
        if (!gateway) {
            known.addAll(OF_SERVICES);
        }
        for (var folder : folders) {
            sources(Manifests.ROOT.resolve(folder)).forEach(file -> known.addAll(declared(file)));
        }
        return new KnownVariables(known);
    }

    List<String> unknown(Collection<String> given) {
        return given.stream().filter(name -> !names.contains(name)).toList();
    }

    private static Stream<Path> sources(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*/src/main/.*\\.(java|yml)")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> declared(Path file) {
        var text = read(file);
        var found = new HashSet<String>();
        if (file.toString().endsWith(".yml")) {
            PLACEHOLDER.matcher(text).results().forEach(match -> add(match.group(1), found));
            return found;
        }
        var records = new TreeMap<String, String>();
        RECORD.matcher(text).results().forEach(match -> records.put(match.group(1), match.group(2)));
        SETTINGS.matcher(text)
                .results()
                .forEach(match -> RECORD.matcher(text.substring(match.end()))
                        .results()
                        .findFirst()
                        .ifPresent(settings -> collect(match.group(1), settings.group(2), records, found)));
        return found;
    }

    private static void collect(String prefix, String components, Map<String, String> records, Set<String> found) {
        for (var component : ANNOTATION.matcher(components).replaceAll("").split(",")) {
            var words = component.strip().split("\\s+");
            var type = words[0];
            var name = prefix + "." + words[words.length - 1];
            if (records.containsKey(type)) {
                collect(name, records.get(type), records, found);
            } else {
                add(name, found);
            }
        }
    }

    /** Spring's rule: dots become underscores; the dashes of master-key go, or become underscores too. */
    private static void add(String property, Set<String> found) {
        var dashed = property.replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .replace('.', '_')
                .toUpperCase(Locale.ROOT);
        found.add(dashed.replace("-", ""));
        found.add(dashed.replace('-', '_'));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
