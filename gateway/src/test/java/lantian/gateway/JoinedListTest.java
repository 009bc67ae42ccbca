package lantian.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What several services keep, read as one: their audits, and their forms. */
class JoinedListTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<Part> PARTS = List.of(
            new Part("registry", 83, "HEALTH_CHECK"),
            new Part("pairing", 0),
            new Part("contactlog", 120, "COUNSELLING", "HOME_VISIT", "TALK"),
            new Part("reporting", 9));

    private static House.Gateway gateway;
    private static String token;

    @BeforeAll
    static void open() {
        gateway = House.gateway(
                1,
                Map.of(
                        "lantian.gateway.services.registry", PARTS.get(0).address(),
                        "lantian.gateway.services.pairing", PARTS.get(1).address(),
                        "lantian.gateway.services.contactlog", PARTS.get(2).address(),
                        "lantian.gateway.services.reporting", PARTS.get(3).address(),
                        "lantian.gateway.forms.HEALTH_CHECK", "registry"));
        token = House.PEOPLE
                .of("chen.jing")
                .at(House.HILL_SCHOOL, "school-admin")
                .token();
    }

    @AfterAll
    static void close() {
        gateway.close();
        PARTS.forEach(part -> part.server.stop(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 50, 212, 500})
    void the_pages_hold_every_entry_of_every_service_once_newest_first(int limit) throws Exception {
        var read = new ArrayList<Entry>();
        var next = "";
        do {
            var page = JSON.readTree(get("?limit=" + limit + next).body());
            var items = page.path("items").valueStream().map(Entry::of).toList();
            assertThat(items).hasSizeLessThanOrEqualTo(limit);
            read.addAll(items);
            next = page.path("next").isString() ? "&cursor=" + page.path("next").asString() : "";
        } while (!next.isEmpty());

        assertThat(read)
                .isEqualTo(PARTS.stream()
                        .flatMap(part -> part.entries.stream())
                        .sorted(Entry.NEWEST_FIRST)
                        .toList());
    }

    @Test
    void the_refusal_of_one_service_is_the_answer() throws Exception {
        var answer = get("?refuse=1");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("/problems/invalid-input");
    }

    @Test
    void a_trail_with_a_gap_is_not_shown() throws Exception {
        try (var another = House.gateway(2, Map.of("lantian.gateway.services.pairing", "http://127.0.0.1:9"))) {
            var answer = get(another, "?limit=5");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("/problems/service-away");
        }
    }

    @Test
    void the_forms_of_all_services_are_one_list_by_key_and_each_is_its_owners() throws Exception {
        var list = send(gateway, "/api/forms?limit=3", "");
        var rest = send(gateway, "/api/forms?limit=3&cursor=HOME_VISIT", "");

        assertThat(keys(list)).containsExactly("COUNSELLING", "HEALTH_CHECK", "HOME_VISIT");
        assertThat(JSON.readTree(list.body()).path("next").asString()).isEqualTo("HOME_VISIT");
        assertThat(keys(rest)).containsExactly("TALK");
        assertThat(JSON.readTree(rest.body()).path("next").isNull()).isTrue();
        assertThat(send(gateway, "/api/forms/HEALTH_CHECK", "").body()).contains("registry");
        assertThat(send(gateway, "/api/forms/TALK?version=1", "").body()).contains("contactlog");
        assertThat(send(gateway, "/api/forms/OTHER", "").body()).contains("contactlog");
    }

    @Test
    void forms_that_are_still_the_same_are_not_sent_again() throws Exception {
        var tag = send(gateway, "/api/forms", "").headers().firstValue("ETag").orElseThrow();

        assertThat(send(gateway, "/api/forms", tag).statusCode()).isEqualTo(304);
        assertThat(send(gateway, "/api/forms", "\"another\"").statusCode()).isEqualTo(200);
    }

    @Test
    void forms_with_a_gap_are_not_shown() throws Exception {
        try (var another = House.gateway(
                2,
                Map.of(
                        "lantian.gateway.services.contactlog", PARTS.get(2).address(),
                        "lantian.gateway.services.registry", "http://127.0.0.1:9",
                        "lantian.gateway.forms.HEALTH_CHECK", "registry"))) {
            var answer = send(another, "/api/forms", "");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("/problems/service-away");
        }
    }

    private static List<String> keys(HttpResponse<String> list) {
        return JSON.readTree(list.body()).path("items").findValuesAsString("key");
    }

    private static HttpResponse<String> send(House.Gateway where, String path, String known)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(where.address() + path))
                    .header("Authorization", "Bearer " + token);
            if (!known.isEmpty()) {
                request.header("If-None-Match", known);
            }
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static HttpResponse<String> get(String question) throws IOException, InterruptedException {
        return get(gateway, question);
    }

    private static HttpResponse<String> get(House.Gateway where, String question)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(where.address() + "/api/audit-entries" + question))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private record Entry(Instant at, UUID id) {

        /** As PostgreSQL orders ids. */
        static final Comparator<Entry> NEWEST_FIRST = Comparator.comparing(Entry::at)
                .thenComparing(entry -> entry.id().toString())
                .reversed();

        static Entry of(JsonNode item) {
            return new Entry(
                    Instant.parse(item.path("at").asString()),
                    UUID.fromString(item.path("id").asString()));
        }

        String json() {
            return "{\"id\":\"%s\",\"at\":\"%s\",\"cursor\":\"%s_%s\"}".formatted(id, at, at, id);
        }
    }

    /** Answers as a service does, from entries of few moments, so that many share one. */
    private static final class Part {

        final List<Entry> entries;
        final HttpServer server;
        private final String name;
        private final List<String> forms;

        Part(String name, int size, String... forms) {
            this.name = name;
            this.forms = List.of(forms);
            var random = new Random(size);
            entries = Stream.generate(() -> new Entry(
                            Instant.ofEpochMilli(1_790_000_000_001L + random.nextInt(40)),
                            new UUID(random.nextLong(), random.nextLong())))
                    .limit(size)
                    .sorted(Entry.NEWEST_FIRST)
                    .toList();
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.createContext("/api/audit-entries", this::answer);
            server.createContext("/api/forms", this::forms);
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        private void answer(HttpExchange exchange) throws IOException {
            var question = exchange.getRequestURI().getQuery();
            if (question.contains("refuse")) {
                send(exchange, 400, "{\"type\":\"/problems/invalid-input\"}");
                return;
            }
            var limit = Integer.parseInt(question.replaceAll(".*limit=(\\d+).*", "$1"));
            var after = question.contains("cursor=") ? question.replaceAll(".*cursor=", "") : "~";
            var found = entries.stream()
                    .filter(entry -> (entry.at() + "_" + entry.id()).compareTo(after) < 0)
                    .limit(limit + 1L)
                    .toList();
            var page = found.subList(0, Math.min(limit, found.size()));
            send(
                    exchange,
                    200,
                    "{\"items\":%s,\"next\":%s}"
                            .formatted(
                                    page.stream().map(Entry::json).toList(), found.size() > limit ? "\"x\"" : "null"));
        }

        private void forms(HttpExchange exchange) throws IOException {
            if (!exchange.getRequestURI().getPath().equals("/api/forms")) {
                send(exchange, 200, "{\"service\":\"" + name + "\"}");
                return;
            }
            var question = String.valueOf(exchange.getRequestURI().getQuery());
            var after = question.contains("cursor=") ? question.replaceAll(".*cursor=", "") : "";
            var items = forms.stream()
                    .filter(key -> key.compareTo(after) > 0)
                    .map(key -> "{\"key\":\"%1$s\",\"cursor\":\"%1$s\"}".formatted(key))
                    .toList();
            send(exchange, 200, "{\"items\":" + items + ",\"next\":null}");
        }

        private static void send(HttpExchange exchange, int status, String body) throws IOException {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", status == 200 ? "application/json" : "application/problem+json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }
    }
}
