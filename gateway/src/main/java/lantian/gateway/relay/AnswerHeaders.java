package lantian.gateway.relay;

import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/** A service sets no cookies, and says nothing about what it runs on; the security headers are the gateway's. */
@Component
class AnswerHeaders implements ResponseHttpHeadersFilter, Ordered {

    private static final Set<String> KEPT_HERE = Set.of(
            "set-cookie",
            "server",
            "strict-transport-security",
            "content-security-policy",
            "referrer-policy",
            "permissions-policy");

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders apply(HttpHeaders answered, ServerResponse response) {
        var relayed = new HttpHeaders();
        answered.forEach((name, values) -> {
            var plain = name.toLowerCase(Locale.ROOT);
            if (!KEPT_HERE.contains(plain) && !plain.startsWith("x-")) {
                relayed.addAll(name, values);
            }
        });
        return relayed;
    }
}
