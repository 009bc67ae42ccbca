package lantian.bench.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** The stack that {@code infra/lantian up} started, at its usual ports or shifted like it by {@code LANTIAN_PORTS}. */
final class LocalStack {

    private static final int SHIFT = Integer.parseInt(System.getenv().getOrDefault("LANTIAN_PORTS", "0"));
    static final String GATEWAY = address(8080);
    static final String REGISTRY = address(8081);
    static final String CONTACTLOG = address(8083);
    static final String REPORTING = address(8084);
    static final int CLIENTS = 8;
    private static final long SPAN = 3_000_000_000L;

    private final Path root = Path.of(System.getProperty("lantian.root", ""));
    private final Properties secrets = new Properties();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    LocalStack() throws IOException {
        var state = System.getenv("LANTIAN_STATE");
        var folder = state == null ? root.resolve(".lantian") : Path.of(state);
        try (var reader = Files.newBufferedReader(folder.resolve("secrets"))) {
            secrets.load(reader);
        }
    }

    private static String address(int usual) {
        return "http://127.0.0.1:" + (usual + SHIFT);
    }

    /** A token lasts five minutes; a comparison takes one. */
    String token(String user) throws IOException, InterruptedException {
        return lantian("token", user);
    }

    String status() throws IOException, InterruptedException {
        return lantian("status");
    }

    private String lantian(String... arguments) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of(root.resolve("infra/lantian").toString()));
        line.addAll(List.of(arguments));
        var command = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (command.waitFor() != 0) {
            throw new IOException("infra/lantian refused: " + String.join(" ", arguments));
        }
        return said.stripTrailing();
    }

    HttpRequest.Builder request(String url, String token) {
        return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token);
    }

    String send(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    Connection database(String name) throws SQLException {
        return DriverManager.getConnection(url(name), "postgres", secrets.getProperty("postgresql"));
    }

    Connection app(String service) throws SQLException {
        return DriverManager.getConnection(url(service), service + "_app", secrets.getProperty(service + "-app"));
    }

    private static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + (5432 + SHIFT) + "/" + database;
    }

    /** One thing, done over and over by one client. */
    interface Client {
        void once() throws Exception;
    }

    /** Makes each of the clients. */
    interface Clients {
        Client client(int number) throws Exception;
    }

    /** How often per second the clients get it done together. */
    static double perSecond(int count, Clients clients) throws Exception {
        var done = new LongAdder();
        var until = System.nanoTime() + SPAN;
        try (var executor = Executors.newFixedThreadPool(count)) {
            var all = IntStream.range(0, count)
                    .<Future<?>>mapToObj(number -> executor.submit(() -> {
                        var client = clients.client(number);
                        while (System.nanoTime() < until) {
                            client.once();
                            done.increment();
                        }
                        return null;
                    }))
                    .toList();
            for (var one : all) {
                var _ = one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed", e.getCause());
        }
        return done.sum() * 1e9 / SPAN;
    }
}
