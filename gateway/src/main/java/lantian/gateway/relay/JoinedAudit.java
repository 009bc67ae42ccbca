package lantian.gateway.relay;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lantian.gateway.FirstReachable;
import lantian.gateway.GatewaySettings;
import lantian.gateway.signin.SignedIn;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The audit as one list, though each service keeps its own entries. Each is asked the same question, and the newest answers
 * of all are the page; an entry's cursor means the same place to each of them. A service decides itself what it shows to
 * whom, and the refusal of any is the answer: a trail with a gap would be read as whole.
 */
@Component
class JoinedAudit {

    private static final int DEFAULT_LIMIT = 50;
    private static final Comparator<JsonNode> NEWEST_FIRST = Comparator.comparing(
                    (JsonNode entry) -> Instant.parse(entry.path("at").asString()))
            .thenComparing(entry -> entry.path("id").asString())
            .reversed();

    private final List<List<URI>> services;
    private final RestClient http;
    private final JsonMapper json;

    JoinedAudit(
            GatewaySettings settings, RestClient.Builder clients, ClientHttpRequestFactory services, JsonMapper json) {
        this.services = List.of(
                settings.services().registry(),
                settings.services().pairing(),
                settings.services().contactlog(),
                settings.services().reporting());
        this.http = clients.requestFactory(services)
                .defaultStatusHandler(_ -> true, (_, _) -> {})
                .build();
        this.json = json;
    }

    ServerResponse read(ServerRequest request) {
        var entries = new ArrayList<JsonNode>();
        var more = false;
        for (var service : services) {
            var answer = ask(service, request);
            if (answer.getStatusCode() != HttpStatus.OK) {
                return ServerResponse.status(answer.getStatusCode())
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .body(body(answer));
            }
            var page = json.readTree(body(answer));
            page.path("items").forEach(entries::add);
            more |= page.path("next").isString();
        }
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(json.writeValueAsBytes(page(entries, limit(request), more)));
    }

    private ObjectNode page(List<JsonNode> entries, int limit, boolean more) {
        entries.sort(NEWEST_FIRST);
        var shown = entries.subList(0, Math.min(limit, entries.size()));
        var page = json.createObjectNode();
        page.putArray("items").addAll(shown);
        if (more || entries.size() > limit) {
            page.put("next", shown.getLast().path("cursor").asString());
        } else {
            page.putNull("next");
        }
        return page;
    }

    private ResponseEntity<byte[]> ask(List<URI> instances, ServerRequest request) {
        return FirstReachable.of(
                instances,
                0,
                instance -> http.get()
                        .uri(UriComponentsBuilder.fromUri(instance)
                                .path(request.path())
                                .query(request.uri().getRawQuery())
                                .build(true)
                                .toUri())
                        .headers(headers -> carry(request.headers().asHttpHeaders(), headers))
                        .retrieve()
                        .toEntity(byte[].class));
    }

    private static void carry(HttpHeaders from, HttpHeaders to) {
        for (var name : List.of("Lantian-School", HttpHeaders.ACCEPT_LANGUAGE)) {
            if (from.containsHeader(name)) {
                to.put(name, from.getOrEmpty(name));
            }
        }
        SignedIn.current().ifPresent(who -> to.setBearerAuth(who.token()));
    }

    /** Called when every service has found the limit good. */
    private static int limit(ServerRequest request) {
        return request.param("limit")
                .filter(it -> !it.isEmpty())
                .map(Integer::valueOf)
                .orElse(DEFAULT_LIMIT);
    }

    private static byte[] body(ResponseEntity<byte[]> answer) {
        var body = answer.getBody();
        return body == null ? new byte[0] : body;
    }
}
