package lantian.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** Stands behind the gateway and answers with what reached it. */
final class EchoService implements AutoCloseable {

    /** What reached the service; header names in lower case. */
    record Echo(String service, String method, String uri, Map<String, List<String>> headers, long bytes) {
        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    private static final JsonMapper JSON = new JsonMapper();

    final Queue<Echo> seen = new ConcurrentLinkedQueue<>();
    private final String name;
    private final HttpServer server;

    EchoService(String name) {
        this.name = name;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::echo);
        server.createContext("/api/documents/large", EchoService::large);
        server.createContext("/api/my/memberships", this::memberships);
        server.createContext("/v3/api-docs", this::description);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    static Echo read(String json) {
        return JSON.readValue(json, Echo.class);
    }

    private void echo(HttpExchange exchange) throws IOException {
        long bytes = 0;
        var buffer = new byte[65536];
        for (int read = 0; read >= 0; read = exchange.getRequestBody().read(buffer)) {
            bytes += read;
        }
        var headers = new TreeMap<String, List<String>>();
        exchange.getRequestHeaders().forEach((key, values) -> headers.put(key.toLowerCase(Locale.ROOT), values));
        var echo = new Echo(
                name, exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, bytes);
        seen.add(echo);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("ETag", "\"7\"");
        exchange.getResponseHeaders().set("Set-Cookie", "service=1");
        exchange.getResponseHeaders().set("X-Powered-By", "test");
        answer(exchange, exchange.getRequestMethod().equals("PUT") ? 201 : 200, JSON.writeValueAsBytes(echo));
    }

    /** As the registry answers who is known there; all others get the echo. */
    private void memberships(HttpExchange exchange) throws IOException {
        var token = exchange.getRequestHeaders().getFirst("Authorization");
        var claims = token == null || token.split("\\.").length != 3
                ? JSON.createObjectNode()
                : JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        var known = House.memberships(claims.path("preferred_username").asString(""));
        if (known.isEmpty() || exchange.getRequestURI().getPath().endsWith("/1")) {
            echo(exchange);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer(exchange, 200, JSON.writeValueAsBytes(Map.of("items", known.get())));
    }

    private static void large(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
        exchange.sendResponseHeaders(200, 0);
        var block = new byte[1 << 20];
        try (var body = exchange.getResponseBody()) {
            for (var i = 0; i < 50; i++) {
                body.write(block);
            }
        }
    }

    private void description(HttpExchange exchange) throws IOException {
        var text = """
                {"openapi":"3.1.0","info":{"title":"%1$s","version":"1"},
                 "paths":{"/api/%1$s-things":{"get":{"operationId":"list","responses":{"200":{"description":"ok","content":
                   {"application/json":{"schema":{"$ref":"#/components/schemas/Page"}}}}}}}},
                 "components":{"schemas":{"Page":{"type":"object","description":"%1$s"}}}}""".formatted(name);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer(exchange, 200, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
