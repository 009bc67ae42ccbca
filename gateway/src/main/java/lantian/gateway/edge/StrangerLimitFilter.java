package lantian.gateway.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import lantian.gateway.GatewaySettings;
import lantian.gateway.problem.Refusal;
import lantian.gateway.problem.Refusals;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who keeps coming with the same credential that is no good, or with the same failed sign-in, is asked to wait. Counted is
 * the credential at its address and never the address alone: a whole school may share it, and one broken client there must
 * not stop the others.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class StrangerLimitFilter extends OncePerRequestFilter {

    private final int limit;
    private final Refusals refusals;
    private final Cache<String, AtomicInteger> strikes = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    StrangerLimitFilter(GatewaySettings settings, Refusals refusals) {
        this.limit = settings.refusedPerMinute();
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !(path.startsWith("/api/") || path.equals("/session") || path.startsWith("/login/"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!carriesCredential(request)) {
            chain.doFilter(request, response);
            return;
        }
        var credential = credential(request);
        var before = strikes.getIfPresent(credential);
        if (before != null && before.get() >= limit) {
            refusals.write(Refusal.TOO_MANY_REQUESTS, request, response);
            return;
        }
        chain.doFilter(request, response);
        if (refused(response)) {
            strikes.get(credential, _ -> new AtomicInteger()).incrementAndGet();
        }
    }

    private static boolean refused(HttpServletResponse response) {
        return response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED
                || SignInFailed.PAGE.equals(response.getHeader(HttpHeaders.LOCATION));
    }

    private static boolean carriesCredential(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null || request.getHeader(HttpHeaders.COOKIE) != null;
    }

    /** As a checksum: what is kept for a minute opens nothing. */
    private static String credential(HttpServletRequest request) {
        var sent = request.getRemoteAddr()
                + '\n'
                + request.getHeader(HttpHeaders.AUTHORIZATION)
                + '\n'
                + request.getHeader(HttpHeaders.COOKIE);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(sent.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
