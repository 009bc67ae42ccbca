package lantian.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lantian.local.backup.Manifest;
import lantian.servers.Distributions;
import lantian.servers.PostgresServer;

/** Which data this build can read: of the same PostgreSQL and kind of processor, and with no table of a later release. */
record Versions(Layout layout) {

    private static final String FORMAT = "1";
    private static final Pattern MIGRATION = Pattern.compile("V([0-9_]+)__.*\\.sql");
    private static final String HIGHEST = """
        select version from flyway_schema_history where success and version is not null
        order by string_to_array(version, '.')::int[] desc limit 1
        """;

    /** Says in the manifest what the data are of. */
    void note(Manifest manifest, PostgresServer postgres) throws SQLException {
        manifest.with("format", FORMAT)
                .with("postgresql", Distributions.version("postgresql"))
                .with("processor", processor());
        for (var service : Stack.MIGRATED) {
            try (var database = postgres.connect(service);
                    var sql = database.createStatement();
                    var highest = sql.executeQuery(HIGHEST)) {
                highest.next();
                manifest.with(schema(service), highest.getString(1));
            }
        }
    }

    /** The first thing that this build can't read, as {@code name value}. */
    Optional<String> unreadable(Manifest manifest) throws IOException {
        if (!manifest.get("format").equals(FORMAT)) {
            return Optional.of("format " + manifest.get("format"));
        }
        if (!major(manifest.get("postgresql")).equals(major(Distributions.version("postgresql")))) {
            return Optional.of("PostgreSQL " + manifest.get("postgresql"));
        }
        if (!manifest.get("processor").equals(processor())) {
            return Optional.of(manifest.get("processor"));
        }
        for (var service : Stack.MIGRATED) {
            var theirs = manifest.get(schema(service));
            if (!theirs.isEmpty() && Arrays.compare(numbers(theirs), highest(service)) > 0) {
                return Optional.of(service + " " + theirs);
            }
        }
        return Optional.empty();
    }

    /** Of the service's own migrations and those that all services have. */
    private int[] highest(String service) throws IOException {
        var modules = service.equals("gateway")
                ? List.of(Path.of(service))
                : List.of(
                        Path.of("services", service),
                        Path.of("services", "platform", "tenancy"),
                        Path.of("services", "platform", "messaging"));
        var highest = new int[0];
        for (var module : modules) {
            try (var files = Files.walk(layout.root().resolve(module).resolve("src/main/resources/db"))) {
                var ofModule = files.map(
                                file -> MIGRATION.matcher(file.getFileName().toString()))
                        .filter(java.util.regex.Matcher::matches)
                        .map(name -> numbers(name.group(1)))
                        .max(Arrays::compare)
                        .orElseThrow();
                highest = Arrays.compare(ofModule, highest) > 0 ? ofModule : highest;
            }
        }
        return highest;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("[._]")).mapToInt(Integer::parseInt).toArray();
    }

    private static String major(String version) {
        return version.replaceFirst("\\..*", "");
    }

    private static String processor() {
        return System.getProperty("os.arch");
    }

    private static String schema(String service) {
        return "schema." + service;
    }
}
