package lantian.gateway.relay;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import lantian.gateway.FirstReachable;
import lantian.gateway.signin.SignedIn;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One list of what several services keep. Each is asked the same question, and the first answers of all are the page; an
 * item's cursor means the same place to each of them. A service decides itself what it shows to whom, and the refusal of any
 * is the answer: a list with a gap would be read as whole.
 */
final class JoinedList {

    private static final int DEFAULT_LIMIT = 50;

    private final List<List<URI>> services;
    private final Comparator<JsonNode> order;
    private final boolean kept;
    private final RestClient http;
    private final JsonMapper json;

    /**
     * @param services instances of each
     * @param order of the items, as each service has it
     * @param kept whether the browser may keep the list, to ask whether it is still the same
     */
    JoinedList(List<List<URI>> services, Comparator<JsonNode> order, boolean kept, RestClient http, JsonMapper json) {
        this.services = List.copyOf(services);
        this.order = order;
        this.kept = kept;
        this.http = http;
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
        return answer(request, json.writeValueAsBytes(page(entries, limit(request), more)));
    }

    private ServerResponse answer(ServerRequest request, byte[] page) {
        var answer = ServerResponse.ok().contentType(MediaType.APPLICATION_JSON);
        if (!kept) {
            return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").body(page);
        }
        var tag = '"' + UUID.nameUUIDFromBytes(page).toString() + '"';
        return request.checkNotModified(tag)
                .orElseGet(() -> answer.header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                        .eTag(tag)
                        .body(page));
    }

    private ObjectNode page(List<JsonNode> entries, int limit, boolean more) {
        entries.sort(order);
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
