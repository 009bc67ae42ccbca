package lantian.gateway.signin;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import lantian.gateway.FirstReachable;
import lantian.gateway.GatewaySettings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Where a person belongs, asked of the registry in the person's own name. */
@Component
class OwnMemberships {

    private static final String ACTIVE = "ACTIVE";

    private final List<URI> registries;
    private final RestClient http;

    OwnMemberships(GatewaySettings settings, RestClient.Builder clients, ClientHttpRequestFactory services) {
        this.registries = settings.services().registry();
        this.http = clients.clone().requestFactory(services).build();
    }

    record Membership(
            UUID school,
            String name,
            List<String> roles,
            String state,
            boolean county,
            @Nullable UUID area) {}

    private record Answer(List<Membership> items) {}

    /** @throws RestClientException if no registry answers */
    List<Membership> of(String token) {
        return FirstReachable.of(registries, 0, registry -> ask(registry, token));
    }

    private List<Membership> ask(URI registry, String token) {
        var answer = http.get()
                .uri(registry.resolve("/api/my/memberships"))
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .body(Answer.class);
        return answer == null
                ? List.of()
                : answer.items().stream()
                        .filter(it -> it.state().equals(ACTIVE))
                        .toList();
    }
}
