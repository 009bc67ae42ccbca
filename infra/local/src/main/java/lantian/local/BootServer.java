package lantian.local;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import lantian.servers.KeycloakServer;
import lantian.servers.Server;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * One of our services: its jar extracted, with a cache of loaded classes beside it, which makes it ready in two seconds
 * instead of twelve.
 */
final class BootServer implements Server {

    private static final List<String> LEAN =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms48m", "-Xmx320m", "-Dfile.encoding=UTF-8");

    private final String name;
    private final int replica;
    private final Path jar;
    private final Path home;
    private final List<Integer> ports;
    private final Map<String, String> environment;
    private final Migration migration;
    private @Nullable Path version;

    /** How its tables are made: a class of the jar, run with what the service itself is not told. */
    record Migration(String program, Map<String, String> environment) {}

    /**
     * @param replica 1 for the first of its kind, 2 for the second
     * @param jar as the build left it
     * @param home holds one extracted version per content of the jar
     * @param ports its own, and that of metrics and health
     */
    BootServer(
            String name,
            int replica,
            Path jar,
            Path home,
            List<Integer> ports,
            Map<String, String> environment,
            Migration migration) {
        this.name = name;
        this.replica = replica;
        this.jar = jar;
        this.home = home;
        this.ports = ports;
        this.environment = Map.copyOf(environment);
        this.migration = migration;
    }

    @Override
    public String name() {
        return replica == 1 ? name : name + "-" + replica;
    }

    /** What it is, whichever replica. */
    String kind() {
        return name;
    }

    int replica() {
        return replica;
    }

    Path jar() {
        return jar;
    }

    /** What it is told when it starts, passwords among it. */
    Map<String, String> environment() {
        return environment;
    }

    @Override
    public List<Integer> ports() {
        return ports;
    }

    /** Extracts the jar, unless this content of it is there. Replicas share it. */
    @Override
    public void prepare() throws IOException, InterruptedException {
        var version = version();
        if (Files.exists(version.resolve(".complete"))) {
            return;
        }
        FileSystemUtils.deleteRecursively(home);
        Files.createDirectories(home);
        var said = home.resolve("extract.log");
        run(
                List.of(
                        java(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        version.toString()),
                environment,
                said);
        Files.move(version.resolve(jar.getFileName()), version.resolve("app.jar"));
        Files.writeString(version.resolve(".complete"), "");
    }

    /** Brings its database to what this version needs; noted in the database, so that it is not done again. */
    void migrate(Connection database) throws IOException, InterruptedException, SQLException {
        var version = version();
        var wanted = "lantian " + version.getFileName();
        try (var sql = database.createStatement()) {
            var noted = sql.executeQuery(
                    "select shobj_description(oid, 'pg_database') from pg_database where datname = current_database()");
            if (noted.next() && wanted.equals(noted.getString(1))) {
                return;
            }
        }
        var command = new ArrayList<>(List.of(java()));
        command.addAll(LEAN);
        command.addAll(List.of("-cp", version.resolve("app.jar").toString(), migration.program()));
        run(command, migration.environment(), home.resolve("migration.log"));
        try (var sql = database.createStatement()) {
            sql.execute("comment on database \"" + name + "\" is '" + wanted + "'");
        }
    }

    /** Whether a trial run would make the next start faster. */
    boolean untrained() throws IOException {
        return !Files.exists(cache(version()));
    }

    /**
     * Runs the application as far as its first request, out of everybody's way, and keeps the classes it loaded. It starts
     * nothing that listens, consumes or sends, so it may run beside the application itself.
     */
    void train() throws IOException, InterruptedException {
        var version = version();
        var unfinished = version.resolve("app.aot.new");
        var command = new ArrayList<>(List.of("nice", "-n", "19", java(), "-XX:AOTCacheOutput=" + unfinished));
        command.addAll(LEAN);
        command.addAll(List.of(
                "-Dspring.context.exit=onRefresh",
                "-jar",
                version.resolve("app.jar").toString()));
        run(command, environment, version.resolve("training.log"));
        Files.move(unfinished, cache(version), StandardCopyOption.ATOMIC_MOVE);
    }

    private void run(List<String> command, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(name + ": " + log);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    @Override
    public Launch launch() throws IOException {
        var version = version();
        var command = new ArrayList<>(List.of(java()));
        command.addAll(LEAN);
        if (Files.exists(cache(version))) {
            command.addAll(List.of("-XX:AOTCache=" + cache(version), "-Xlog:disable"));
        }
        command.addAll(List.of("-jar", version.resolve("app.jar").toString()));
        return new Launch(command, environment, home);
    }

    @Override
    public boolean ready() {
        return KeycloakServer.answers(URI.create("http://127.0.0.1:" + ports.getLast() + "/actuator/health/readiness"));
    }

    @Override
    public boolean isNewest(String commandLine) throws IOException {
        return commandLine.contains(version().toString());
    }

    private synchronized Path version() throws IOException {
        var known = version;
        if (known == null) {
            known = home.resolve(content(jar));
            version = known;
        }
        return known;
    }

    private static Path cache(Path version) {
        return version.resolve("app.aot");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin/java").toString();
    }

    /** Tells one build from another. A checksum that the processor computes: five digests would take two seconds. */
    private static String content(Path file) throws IOException {
        try (var in = new CheckedInputStream(Files.newInputStream(file), new CRC32C())) {
            var size = in.transferTo(OutputStream.nullOutputStream());
            return Long.toHexString(in.getChecksum().getValue()) + "-" + Long.toHexString(size);
        }
    }
}
