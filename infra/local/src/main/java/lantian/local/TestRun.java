package lantian.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lantian.local.coverage.Coverage;
import lantian.servers.KeycloakServer;
import lantian.servers.Ports;
import lantian.servers.PostgresServer;
import lantian.servers.Roles;
import lantian.servers.Running;
import org.springframework.util.FileSystemUtils;

/** All tests of all modules, two modules at a time, each with one of two Keycloaks. */
record TestRun(Layout layout, Texts texts) {

    private static final Pattern SHOWN =
            Pattern.compile("Building Lantian|Tests run:|ERROR|BUILD|testkit:|Total time|WARN.*\\.java");
    private static final int AT_A_TIME = 2;
    private static final Pattern SUITE = Pattern.compile("<testsuite [^>]*>", Pattern.DOTALL);

    /** Counts of the reports. */
    record Sum(int tests, int failed, int skipped) {
        Sum plus(Sum other) {
            return new Sum(tests + other.tests, failed + other.failed, skipped + other.skipped);
        }
    }

    int run() throws Exception {
        var began = Instant.now();
        Coverage.forget(layout.root());
        var folder = Files.createTempDirectory("lantian-keycloak-");
        var log = layout.log("test");
        Files.createDirectories(log.getParent());
        int code;
        var postgres = new PostgresServer(folder.resolve("postgresql"), Ports.free(), "superuser-secret", false);
        var database = Running.start(postgres, folder.resolve("postgresql.log"));
        Runtime.getRuntime().addShutdownHook(new Thread(database::stop));
        try {
            database.awaitReady(Duration.ofMinutes(1));
            var keycloaks = new ArrayList<Running>();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> keycloaks.forEach(Running::stop)));
            try {
                for (int number = 1; number <= AT_A_TIME; number++) {
                    var name = "keycloak-" + number;
                    keycloaks.add(Running.start(keycloak(folder, postgres, name), folder.resolve(name + ".log")));
                }
                for (var keycloak : keycloaks) {
                    keycloak.awaitReady(Duration.ofMinutes(4));
                }
                code = maven(keycloaks, log);
            } finally {
                keycloaks.forEach(Running::stop);
            }
        } finally {
            database.stop();
            FileSystemUtils.deleteRecursively(folder);
        }
        Coverage.write(layout.root(), layout.root().resolveSibling("shared").resolve("requirements.md"), System.out);
        return report(code, sum(layout.root(), began), log);
    }

    private int report(int code, Sum sum, Path log) {
        if (code != 0) {
            System.out.println(texts.say("test-log", log));
        }
        System.out.printf(
                "%d passed, %d failed, %d skipped%n", sum.tests - sum.failed - sum.skipped, sum.failed, sum.skipped);
        return code == 0 && sum.failed == 0 && sum.tests > 0 ? 0 : 1;
    }

    private static KeycloakServer keycloak(Path folder, PostgresServer postgres, String name) throws Exception {
        var roles = new Roles("keycloak", "owner-secret", "app-secret", "relay-secret");
        try (var all = postgres.connect("postgres")) {
            Roles.database(all, name);
        }
        try (var database = postgres.connect(name)) {
            roles.apply(database);
        }
        return new KeycloakServer(
                folder.resolve(name),
                "127.0.0.1",
                Ports.free(),
                Ports.free(),
                new KeycloakServer.Database(
                        PostgresServer.url("127.0.0.1", postgres.port(), name), roles.owner(), roles.ownerPassword()),
                "admin");
    }

    private int maven(List<Running> keycloaks, Path log) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        layout.root().resolve("mvnw").toString(), "-B", "-ntp", "-fae", "-T", "" + AT_A_TIME, "verify")
                .directory(layout.root().toFile())
                .redirectErrorStream(true);
        builder.environment()
                .put(
                        "LANTIAN_TEST_KEYCLOAK",
                        keycloaks.stream()
                                .map(each -> ((KeycloakServer) each.server()).url())
                                .collect(Collectors.joining(" ")));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        process.getOutputStream().close();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                var all = Files.newBufferedWriter(log)) {
            for (String line; (line = lines.readLine()) != null; ) {
                all.write(line + "\n");
                if (SHOWN.matcher(line).find()) {
                    System.out.println(line);
                }
            }
        }
        return process.waitFor();
    }

    /** What the reports say that were written since then. */
    static Sum sum(Path root, Instant since) throws IOException {
        try (var files = Files.walk(root, 8)) {
            return files.filter(file -> file.toString().matches(".*-reports/TEST-[^/]*\\.xml"))
                    .filter(file -> file.toFile().lastModified() >= since.toEpochMilli())
                    .map(TestRun::read)
                    .reduce(new Sum(0, 0, 0), Sum::plus);
        }
    }

    private static Sum read(Path report) {
        try {
            var suite = SUITE.matcher(Files.readString(report));
            if (!suite.find()) {
                throw new IOException("Not a report of tests: " + report);
            }
            var head = suite.group();
            return new Sum(
                    count(head, "tests"), count(head, "failures") + count(head, "errors"), count(head, "skipped"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int count(String head, String attribute) {
        var found = Pattern.compile("\\b" + attribute + "=\"(\\d+)\"").matcher(head);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }
}
