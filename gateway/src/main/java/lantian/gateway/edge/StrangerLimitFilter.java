package lantian.gateway.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
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
 * Who guesses tokens or hammers the sign-in is slowed down: per address, so many sign-ins and refused credentials a
 * minute. The number is generous, as a whole school may share one address; and whoever was let in lately goes on working
 * beside an attacker.
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
    private final Cache<String, Boolean> letIn = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    StrangerLimitFilter(GatewaySettings settings, Refusals refusals) {
        this.limit = settings.anonymousPerMinute();
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !(path.startsWith("/api/") || path.equals("/session") || isSignIn(request));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var strikesHere = strikes.get(request.getRemoteAddr(), _ -> new AtomicInteger());
        var credential = credential(request);
        if (strikesHere.get() >= limit && (isSignIn(request) || letIn.getIfPresent(credential) == null)) {
            refusals.write(Refusal.TOO_MANY_REQUESTS, request, response);
            return;
        }
        chain.doFilter(request, response);
        if (isSignIn(request) || response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
            strikesHere.incrementAndGet();
        } else if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
            letIn.put(credential, true);
        }
    }

    private static boolean isSignIn(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/login");
    }

    private static String credential(HttpServletRequest request) {
        var token = request.getHeader(HttpHeaders.AUTHORIZATION);
        return token != null ? token : String.valueOf(request.getHeader(HttpHeaders.COOKIE));
    }
}
