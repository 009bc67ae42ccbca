package lantian.gateway.relay;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import lantian.gateway.GatewaySettings;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is one thing to who asks, though several services keep their part of it. */
@Component
class JoinedLists {

    private static final Comparator<JsonNode> NEWEST_FIRST = Comparator.comparing(
                    (JsonNode entry) -> Instant.parse(entry.path("at").asString()))
            .thenComparing(entry -> entry.path("id").asString())
            .reversed();

    private static final Comparator<JsonNode> BY_KEY =
            Comparator.comparing(form -> form.path("key").asString());

    private final JoinedList audit;
    private final JoinedList forms;

    JoinedLists(
            GatewaySettings settings, RestClient.Builder clients, ClientHttpRequestFactory services, JsonMapper json) {
        var http = clients.requestFactory(services)
                .defaultStatusHandler(_ -> true, (_, _) -> {})
                .build();
        var to = settings.services();
        var all = List.of(to.registry(), to.pairing(), to.contactlog(), to.reporting());
        this.audit = new JoinedList(all, NEWEST_FIRST, false, http, json);
        this.forms = new JoinedList(withForms(settings), BY_KEY, true, http, json);
    }

    /** The entries of every service's audit. */
    ServerResponse audit(ServerRequest request) {
        return audit.read(request);
    }

    /** The forms of every service that has some. */
    ServerResponse forms(ServerRequest request) {
        return forms.read(request);
    }

    private static List<List<URI>> withForms(GatewaySettings settings) {
        return Stream.concat(
                        Stream.of(settings.services().contactlog()),
                        settings.forms().values().stream().map(settings.services()::named))
                .distinct()
                .toList();
    }
}
