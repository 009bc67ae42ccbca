package lantian.gateway.relay;

import java.util.Locale;
import java.util.Set;
import lantian.gateway.signin.SignedIn;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * What a service gets to see: the token of the person, and nothing by which a caller could pretend to be in between
 * (forwarding headers) or inside (headers of ours). Cookies stay here.
 */
@Component
class RequestHeaders implements RequestHttpHeadersFilter, Ordered {

    private static final Set<String> KEPT_HERE =
            Set.of("authorization", "cookie", "forwarded", "via", "baggage", "origin");
    private static final Set<String> FAMILIES = Set.of("x-", "ce-", "ce_", "proxy-", "sec-");

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders apply(HttpHeaders sent, ServerRequest request) {
        var relayed = new HttpHeaders();
        sent.forEach((name, values) -> {
            if (!stays(name.toLowerCase(Locale.ROOT))) {
                relayed.addAll(name, values);
            }
        });
        SignedIn.current().ifPresent(who -> relayed.setBearerAuth(who.token()));
        return relayed;
    }

    private static boolean stays(String name) {
        return KEPT_HERE.contains(name) || FAMILIES.stream().anyMatch(name::startsWith);
    }
}
