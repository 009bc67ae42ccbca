package lantian.acceptance.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lantian.acceptance.stack.House;
import lantian.servers.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/** An alert on a metric that nobody makes never fires, and a panel that shows nothing looks like peace. */
class MetricsTest {

    private static final Path ROOT = Path.of(System.getProperty("lantian.root"));
    private static final List<Integer> MANAGEMENT = List.of(9080, 9081, 9082, 9083, 9084);
    private static final Pattern NAMED = Pattern.compile("\\blantian_[a-z_]+");

    private final House house = House.open();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void every_metric_that_the_documents_name_is_there() throws IOException {
        var named = new TreeSet<String>();
        try (var pages = Files.list(ROOT.resolve("docs/operations"))) {
            for (var page : pages.toList()) {
                NAMED.matcher(Files.readString(page)).results().forEach(found -> named.add(found.group()));
            }
        }

        var samples = samples();

        assertThat(named)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(samples.has(name)).as(name).isTrue());
    }

    @Test
    void every_alert_asks_for_what_is_there() throws IOException {
        var samples = samples();

        assertThat(alerts())
                .isNotEmpty()
                .allSatisfy(query -> assertThat(Samples.selectors(query))
                        .isNotEmpty()
                        .allSatisfy(series -> assertThat(samples.answers(series))
                                .as(series + " of " + query)
                                .isTrue()));
    }

    @Test
    void every_panel_of_the_dashboards_is_answered() throws IOException {
        ask("registry", 8081, "/api/schools", house.token("officer"), UUID.randomUUID());
        var queries = panels();

        assertThat(queries).hasSizeGreaterThan(10);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var samples = samples();
            assertThat(queries)
                    .allSatisfy(query -> assertThat(Samples.selectors(query))
                            .isNotEmpty()
                            .allSatisfy(series -> assertThat(samples.answers(series))
                                    .as(series + " of " + query)
                                    .isTrue()));
        });
    }

    /** What the panels group by must be there too: an unknown label makes one nameless line of all. */
    @Test
    void the_labels_that_queries_group_by_are_there() throws IOException {
        var grouping = Pattern.compile("by \\(([a-z, ]+)\\)");
        var samples = samples();
        for (var query : Stream.concat(panels().stream(), alerts().stream()).toList()) {
            var labels = grouping.matcher(query)
                    .results()
                    .flatMap(found -> Stream.of(found.group(1).split(", ?")))
                    .toArray(String[]::new);
            if (labels.length == 0) {
                continue;
            }
            for (var series : Samples.selectors(query)) {
                assertThat(samples.all().stream().filter(series::finds))
                        .as(query)
                        .isNotEmpty()
                        .allSatisfy(sample -> assertThat(sample.labels()).containsKeys(labels));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8080, 8081, 8082, 8083, 8084})
    void metrics_answer_on_no_port_that_takes_requests(int port) throws Exception {
        for (var path : List.of("/actuator/prometheus", "/actuator/inbox", "/actuator", "/actuator/env")) {
            for (var headers :
                    List.of(Map.<String, String>of(), Map.of("Authorization", "Bearer " + house.token("officer")))) {
                var request = HttpRequest.newBuilder(URI.create(house.service(port) + path));
                headers.forEach(request::header);
                var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(path).isBetween(400, 499);
                assertThat(answer.body()).doesNotContain("jvm_memory", "lagSeconds");
            }
        }
    }

    @Test
    void metrics_are_for_this_machine_alone() throws Exception {
        for (var address : addressesOfTheNetwork()) {
            for (var port : MANAGEMENT) {
                assertThatThrownBy(() -> connect(address, house.port(port))).isInstanceOf(IOException.class);
            }
        }
        for (var port : MANAGEMENT) {
            connect(InetAddress.getLoopbackAddress(), house.port(port));
        }
    }

    @Test
    void what_operators_do_asks_who_they_are_on_that_port_too() throws Exception {
        for (var port : MANAGEMENT.subList(1, 5)) {
            var without = HttpRequest.newBuilder(URI.create(house.service(port) + "/actuator/inbox"))
                    .build();
            var notAnOperator = HttpRequest.newBuilder(URI.create(house.service(port) + "/actuator/inbox"))
                    .header("Authorization", "Bearer " + house.token("officer"))
                    .build();
            assertThat(http.send(without, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isIn(401, 404);
            assertThat(http.send(notAnOperator, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isIn(403, 404);
        }
    }

    @Test
    void no_cookie_and_no_token_is_in_any_log() throws Exception {
        var token = house.token("officer");
        var signature = token.substring(token.lastIndexOf('.') + 1);
        var cookie = "c0ffee" + UUID.randomUUID().toString().replace("-", "");
        for (var port : List.of(8080, 8081, 8082, 8083, 8084)) {
            for (var path : List.of("/api/schools", "/api/nowhere", "/api/schools?access_token=" + token)) {
                for (var bearer : List.of(token, token.substring(0, token.length() - 3) + "AAA")) {
                    var request = HttpRequest.newBuilder(URI.create(house.service(port) + path))
                            .header("Authorization", "Bearer " + bearer)
                            .header("Cookie", "__Host-lantian=" + cookie + "; __Host-lantian-signin=" + cookie)
                            .build();
                    http.send(request, HttpResponse.BodyHandlers.discarding());
                }
            }
        }

        assertThat(house.logs().contains(signature.substring(0, 60)))
                .as("a token in the logs")
                .isFalse();
        assertThat(house.logs().contains(cookie)).as("a cookie in the logs").isFalse();
        assertThat(house.logs().contains("Bearer ey")).as("a token in the logs").isFalse();
    }

    private void ask(String name, int port, String path, String token, UUID school) {
        var request = HttpRequest.newBuilder(URI.create(house.service(port) + path))
                .header("Authorization", "Bearer " + token)
                .header("Lantian-School", school.toString())
                .build();
        try {
            assertThat(http.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .as(name)
                    .isEqualTo(403);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Samples samples() {
        return Samples.of(MANAGEMENT.stream().map(port -> {
            var request = HttpRequest.newBuilder(URI.create(house.service(port) + "/actuator/prometheus"))
                    .build();
            try {
                var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as("port " + port).isEqualTo(200);
                return answer.body();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }));
    }

    private static List<String> alerts() throws IOException {
        var file = new Yaml(new SafeConstructor(new LoaderOptions()))
                .<Map<String, List<Map<String, List<Map<String, Object>>>>>>load(
                        Files.readString(ROOT.resolve("infra/observability/alerts.yml")));
        return file.getOrDefault("groups", List.of()).stream()
                .flatMap(group -> group.getOrDefault("rules", List.of()).stream())
                .map(rule -> String.valueOf(rule.get("expr")))
                .toList();
    }

    private static List<String> panels() throws IOException {
        var queries = new ArrayList<String>();
        try (var files = Files.list(ROOT.resolve("infra/observability/dashboards"))) {
            for (var file : files.toList()) {
                for (JsonNode panel : Json.read(Files.readString(file)).path("panels")) {
                    for (JsonNode target : panel.path("targets")) {
                        queries.add(target.path("expr").asString());
                    }
                }
            }
        }
        return queries;
    }

    private static List<InetAddress> addressesOfTheNetwork() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1_000);
        }
    }
}
