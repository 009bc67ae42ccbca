package lantian.gateway.edge;

import io.micrometer.tracing.Tracer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** One line per request, without the query: that is where the names of children are ({@code q=}). */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class AccessLogFilter extends OncePerRequestFilter {

    static final String TRACE = "X-Trace-Id";

    private static final Logger LOG = LoggerFactory.getLogger("lantian.access");

    private final Tracer tracer;

    AccessLogFilter(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var began = System.nanoTime();
        var span = tracer.currentSpan();
        var trace = span == null ? "-" : span.context().traceId();
        response.setHeader(TRACE, trace);
        try {
            chain.doFilter(request, response);
        } finally {
            LOG.info(
                    "{} {} {} {}ms {} {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    response.getStatus(),
                    Duration.ofNanos(System.nanoTime() - began).toMillis(),
                    request.getRemoteAddr(),
                    trace);
        }
    }
}
