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
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who guesses tokens or hammers the sign-in is slowed down: per address, so many sign-ins and refused credentials a
 * minute. The number is generous, as a whole school may share one address.
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
        this.limit = settings.anonymousPerMinute();
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !(path.startsWith("/api/") || path.startsWith("/login") || path.equals("/session"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var mine = strikes.get(request.getRemoteAddr(), _ -> new AtomicInteger());
        if (mine.get() >= limit && (isSignIn(request) || isStranger(request))) {
            refusals.write(Refusal.TOO_MANY_REQUESTS, request, response);
            return;
        }
        chain.doFilter(request, response);
        if (isSignIn(request) || response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
            mine.incrementAndGet();
        }
    }

    private static boolean isSignIn(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/login");
    }

    /** Colleagues behind the same address who are signed in go on working. */
    private static boolean isStranger(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null || cookies.length == 0;
    }
}
