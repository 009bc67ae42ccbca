package lantian.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keycloak on PostgreSQL, built once for it and for what we add to it.
 *
 * @param work an own folder for its temporary files
 * @param host its name in addresses and tokens, which stands for the loopback address
 * @param managementPort where it says whether it is ready
 */
public record KeycloakServer(
        Path work, String host, int port, int managementPort, Database database, String adminPassword)
        implements Server {

    public static final String ADMIN = "admin";

    /** Lets the administrator in by password alone, as nobody holds a phone here; never to be given to a server that counts. */
    public static final String ADMIN_WITHOUT_CODE =
            "--spi-authenticator--lantian-one-time-code--operator-without-code=" + ADMIN;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    /** Where it keeps its data. */
    public record Database(String url, String username, String password) {}

    @Override
    public String name() {
        return "keycloak";
    }

    @Override
    public List<Integer> ports() {
        return List.of(port, managementPort);
    }

    public String url() {
        return "http://" + host + ":" + port;
    }

    @Override
    public void prepare() throws IOException {
        Files.createDirectories(work);
        var home = Distributions.keycloak();
        var addition = Distributions.keycloakAddition();
        Distributions.once(home.resolve(".built"), checksum(addition), () -> {
            Files.copy(addition, addition(home), StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(cache());
            build(home);
        });
    }

    private static Path addition(Path home) {
        return home.resolve("providers/lantian-keycloak.jar");
    }

    private static String checksum(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void build(Path home) throws IOException {
        var command = java(home, List.of("-Xmx512m"));
        command.addAll(List.of(
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(List.of("build", "--db=postgres", "--health-enabled=true", "--metrics-enabled=true"));
        var build = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
        build.getOutputStream().close();
        var said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (build.waitFor() != 0) {
                throw new IOException("Keycloak could not be built: " + said.strip());
            }
        } catch (InterruptedException e) {
            build.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while Keycloak was built", e);
        }
    }

    /** Whether a trial run would halve the time it takes to start. */
    public boolean untrained() {
        return !Files.exists(cache());
    }

    /** The same server, which keeps the classes it loaded when it ends; ending takes long, then. See {@link #trained}. */
    public Server training() {
        return new Trial(this, () -> launch("-XX:AOTCacheOutput=" + unfinished()));
    }

    /** To be called when the server of {@link #training} has ended: only a whole cache is used. */
    public void trained() throws IOException {
        if (Files.exists(unfinished())) {
            Files.move(unfinished(), cache(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static Path unfinished() {
        return cache().resolveSibling("keycloak.aot.new");
    }

    @Override
    public Launch launch() {
        return launch("-XX:AOTCache=" + cache());
    }

    private Launch launch(String cache) {
        var home = Distributions.keycloak();
        var command = java(
                home,
                List.of(
                        cache,
                        "-Xlog:disable",
                        "-Xms96m",
                        "-Xmx320m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + work));
        command.addAll(List.of("-cp", classpath(home), "org.keycloak.quarkus.runtime.KeycloakMain"));
        command.addAll(List.of(
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--hostname=" + url(),
                "--cache=local",
                "--log-level=warn,org.keycloak.quarkus:info",
                ADMIN_WITHOUT_CODE,
                "--spi-password-policy--password-blacklist--blacklists-path="
                        + Distributions.root().resolve("infra/keycloak/passwords"),
                // the look of the sign-in page is part of the source tree
                "--spi-theme--folder--dir=" + Distributions.root().resolve("infra/keycloak/themes"),
                "--spi-theme--cache-themes=false",
                "--spi-theme--cache-templates=false"));
        return new Launch(
                command,
                Map.of(
                        "KC_DB_URL",
                        database.url,
                        "KC_DB_USERNAME",
                        database.username,
                        "KC_DB_PASSWORD",
                        database.password,
                        "KC_DB_POOL_MAX_SIZE",
                        "20",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        adminPassword),
                work);
    }

    @Override
    public boolean ready() {
        return answers(URI.create("http://127.0.0.1:" + managementPort + "/health/ready"));
    }

    /** Whether a GET is answered with 200. */
    public static boolean answers(URI address) {
        var request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2)).build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What {@code kc.sh} runs, without the shell between: a signal must reach Keycloak itself. */
    private static List<String> java(Path home, List<String> options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000"));
        return command;
    }

    private static Path cache() {
        return Distributions.keycloak().resolve("keycloak.aot");
    }

    /** What Quarkus' own class loader reads, for the one of the JDK: only that one can take classes from a cache. */
    private static String classpath(Path home) {
        var generated = Stream.of(
                        "quarkus/transformed-bytecode.jar", "quarkus/generated-bytecode.jar", "app/keycloak.jar")
                .map(home.resolve("lib")::resolve);
        var libraries = Stream.of("lib/lib/boot", "lib/lib/main").flatMap(folder -> jars(home.resolve(folder)));
        return Stream.of(generated, libraries, Stream.of(addition(home)))
                .flatMap(Function.identity())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<Path> jars(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
