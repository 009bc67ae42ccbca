package lantian.gateway.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import lantian.gateway.problem.Refusal;
import lantian.gateway.problem.Refusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who sends a request that needs somebody. A bearer token wins over a cookie: another site can make a browser
 * send the cookie, but not that header.
 */
final class CredentialFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialFilter.class);
    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final Standing standing;
    private final Refusals refusals;

    CredentialFilter(Sessions sessions, Standing standing, Refusals refusals) {
        this.sessions = sessions;
        this.standing = standing;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !(path.equals("/api") || path.startsWith("/api/") || path.equals("/session") || path.equals("/logout"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<SignedIn> known;
        try {
            known = bearer(request).or(() -> browser(request, response));
        } catch (DataAccessException | TransactionException | Identity.Away away) {
            LOG.warn("a session can't be checked: {}", away.getClass().getSimpleName());
            refusals.write(Refusal.SERVICE_AWAY, request, response);
            return;
        }
        known.ifPresent(who -> SecurityContextHolder.setContext(new SecurityContextImpl(who)));
        chain.doFilter(request, response);
    }

    private Optional<SignedIn> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip())
                .filter(token -> standing.of(token) != Standing.Answer.ENDED)
                .map(token -> new SignedIn(token, null));
    }

    private Optional<SignedIn> browser(HttpServletRequest request, HttpServletResponse response) {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return Optional.empty();
        }
        var cookie = Cookies.read(request, Cookies.SESSION);
        var session = cookie.flatMap(Secret::parse).flatMap(sessions::find).filter(this::stands);
        if (cookie.isPresent() && session.isEmpty()) {
            Cookies.endSession(response);
        }
        return session.map(found -> new SignedIn(found.tokens().access(), found));
    }

    private boolean stands(Session session) {
        if (standing.of(session.tokens().access()) == Standing.Answer.ENDED) {
            sessions.end(session.secret());
            return false;
        }
        return true;
    }
}
