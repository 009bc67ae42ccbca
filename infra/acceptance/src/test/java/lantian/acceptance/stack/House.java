package lantian.acceptance.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lantian.servers.KeycloakAdmin;
import org.springframework.util.FileSystemUtils;

/**
 * A stack of its own for these tests, started and healed by the same command as everybody's, with other ports and another
 * folder. One per process; ended with it. Whoever works on these tests may name a stack that runs already, as {@code
 * LANTIAN_TEST_HOUSE=folder:shift}; it is left running.
 */
public final class House {

    private static final List<Integer> PORTS = List.of(
            5432, 8080, 8081, 8082, 8083, 8084, 8090, 9080, 9081, 9082, 9083, 9084, 9090, 9092, 9093, 8180, 8181, 8182,
            8183, 8184, 9180, 9181, 9182, 9183, 9184);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path state;
    private final int shift;

    private House(Path state, int shift) {
        this.state = state;
        this.shift = shift;
    }

    /** The house, ready to be used. */
    public static House open() {
        return Holder.HOUSE;
    }

    public String address() {
        return "http://localhost:" + (8080 + shift);
    }

    /** Address of one service, past the gateway. */
    public String service(int usualPort) {
        return "http://127.0.0.1:" + (usualPort + shift);
    }

    public int port(int usual) {
        return usual + shift;
    }

    /** A token as {@code infra/lantian token USER} prints it, by that command where an account needs a password first. */
    public String token(String username) {
        try {
            return signIn(username);
        } catch (IllegalStateException notYet) {
            return lantian("token", username).strip();
        }
    }

    /** A token for the password that the account has; {@link #token} would give it one. */
    public String signIn(String username) {
        return KeycloakAdmin.token(
                "http://localhost:" + (8090 + shift), "lantian", "lantian-cli", username, demoPassword());
    }

    public String demoPassword() {
        return secret("demo");
    }

    public KeycloakAdmin keycloak() {
        return new KeycloakAdmin("http://localhost:" + (8090 + shift), secret("keycloak-admin"));
    }

    /** As after the first sign-in: a password of one's own. */
    public void ownPassword(String username, String password) {
        var keycloak = keycloak();
        var user = await("the account of " + username)
                .atMost(30, TimeUnit.SECONDS)
                .until(
                        () -> keycloak.find("/lantian/users?exact=true&username=" + username),
                        found -> found.filter(it -> it.size() == 1).isPresent())
                .orElseThrow()
                .path(0)
                .path("id")
                .asString();
        keycloak.ownPassword("lantian", user, password);
    }

    public int postgresPort() {
        return 5432 + shift;
    }

    public String secret(String name) {
        var secrets = new Properties();
        try (var reader = Files.newBufferedReader(state.resolve("secrets"))) {
            secrets.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var secret = secrets.getProperty(name);
        if (secret == null) {
            throw new IllegalStateException("no secret " + name);
        }
        return secret;
    }

    /** Ends one process as a power cut would. */
    public void kill(String server) {
        try {
            var pid = pid(server);
            new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
            ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns once every server runs and is ready; nothing is done for it. */
    public void awaitWell() {
        await().atMost(3, TimeUnit.MINUTES)
                .untilAsserted(() -> assertThat(servers()).allMatch(server -> runs(server) && answers(server)));
    }

    private boolean runs(String server) {
        try {
            return ProcessHandle.of(pid(server)).filter(ProcessHandle::isAlive).isPresent();
        } catch (IOException notNoted) {
            return false;
        }
    }

    private long pid(String server) throws IOException {
        return Long.parseLong(
                Files.readString(state.resolve("run").resolve(server + ".pid")).split(" ", 2)[0]);
    }

    private boolean answers(String server) {
        return switch (server) {
            case "postgresql" -> listens(port(5432));
            case "kafka" -> listens(port(9092));
            case "keycloak" -> says200("http://127.0.0.1:" + port(9090) + "/health/ready");
            case "gateway" -> ready(9080);
            case "registry" -> ready(9081);
            case "pairing" -> ready(9082);
            case "contactlog" -> ready(9083);
            case "reporting" -> ready(9084);
            default -> throw new IllegalArgumentException(server);
        };
    }

    /** @param usualPort for health */
    public boolean ready(int usualPort) {
        return says200("http://127.0.0.1:" + port(usualPort) + "/actuator/health/readiness");
    }

    private static boolean listens(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    private static boolean says200(String address) {
        try {
            var request = HttpRequest.newBuilder(URI.create(address)).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException gone) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Starts what is missing, and ends what is too many. The county is empty: each test brings what it needs. */
    public void up(String... options) {
        lantian(Stream.concat(Stream.of("up", "--no-demo"), Stream.of(options)).toArray(String[]::new));
    }

    /** @param folder to be made */
    public void backup(Path folder) {
        lantian("backup", folder.toString());
    }

    /** Stops everything and forgets all of it, as on a new machine. */
    public void empty() {
        lantian("down");
        try {
            for (var left : List.of("data", "secrets", "run")) {
                FileSystemUtils.deleteRecursively(state.resolve(left));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The data of a backup, not yet running. */
    public void restore(Path folder) {
        lantian("restore", folder.toString());
    }

    /** All that the processes have logged so far. */
    public String logs() {
        try (var files = Files.list(state.resolve("logs"))) {
            var all = new StringBuilder();
            for (var file : files.sorted().toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String lantian(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dlantian.root=" + System.getProperty("lantian.root"),
                "-cp",
                System.getProperty("java.class.path"),
                "lantian.local.Main"));
        command.addAll(List.of(arguments));
        try {
            var errors = Files.createTempFile("lantian-", ".err");
            var builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().put("LANTIAN_STATE", state.toString());
            builder.environment().put("LANTIAN_PORTS", Integer.toString(shift));
            builder.environment().put("LANG", "en_US.UTF-8");
            var process = builder.start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (!process.waitFor(8, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "lantian " + String.join(" ", arguments) + ": " + Files.readString(errors) + said);
            }
            Files.delete(errors);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void close() {
        lantian("down");
        try {
            FileSystemUtils.deleteRecursively(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean free(int port) {
        try (var _ = new ServerSocket(port)) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static final class Holder {

        static final House HOUSE = start();

        private static House start() {
            var running = System.getenv("LANTIAN_TEST_HOUSE");
            if (running != null) {
                var colon = running.lastIndexOf(':');
                return new House(Path.of(running.substring(0, colon)), Integer.parseInt(running.substring(colon + 1)));
            }
            var shift = IntStream.iterate(20_000, next -> next < 50_000, next -> next + 100)
                    .filter(candidate -> PORTS.stream().allMatch(port -> free(port + candidate)))
                    .findFirst()
                    .orElseThrow();
            try {
                var house = new House(Files.createTempDirectory("lantian-house-"), shift);
                Runtime.getRuntime().addShutdownHook(new Thread(house::close));
                house.up();
                return house;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The servers of the stack by name. */
    public static Stream<String> servers() {
        return Stream.of(
                "registry", "pairing", "contactlog", "reporting", "kafka", "postgresql", "keycloak", "gateway");
    }
}
