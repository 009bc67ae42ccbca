package lantian.platform.tenancy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import lantian.platform.tenancy.Refused.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Binds the actor for the length of a request, once the token is verified. */
final class ActorFilter extends OncePerRequestFilter {

    static final String SCHOOL_HEADER = "Lantian-School";

    /** What concerns an account as such; somebody who has only an offer has no school yet. */
    private static final String OWN_MATTERS = "/api/my/memberships";

    /** The same for everybody and of no school: who serves several reads them before choosing one. */
    private static final String FORMS = "/api/forms";

    private final ActorLookup actors;
    private final TenantStanding standing;
    private final HandlerExceptionResolver refusals;

    ActorFilter(ActorLookup actors, TenantStanding standing, HandlerExceptionResolver refusals) {
        this.actors = actors;
        this.standing = standing;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken verified)) {
            chain.doFilter(request, response);
            return;
        }
        Actor actor;
        try {
            actor = ofNoSchool(request)
                    ? actors.ofNoSchool(verified.getToken())
                    : actors.find(verified.getToken(), chosen(request));
            if (standing.suspended(actor.tenant())) {
                throw new Refused(Reason.SCHOOL_SUSPENDED);
            }
        } catch (Refused | DataAccessException | TransactionException refused) {
            // the operators' port may know no answer, and none would read as success
            if (refusals.resolveException(request, response, null, refused) == null) {
                response.sendError(refused instanceof Refused ? 403 : 503);
            }
            return;
        }
        var failure = Tenancy.call(actor, () -> proceed(chain, request, response));
        switch (failure) {
            case Failure.None _ -> {}
            case Failure.Io(var cause) -> throw cause;
            case Failure.Servlet(var cause) -> throw cause;
        }
    }

    private static boolean ofNoSchool(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith(OWN_MATTERS) || (request.getMethod().equals("GET") && path.startsWith(FORMS));
    }

    private static @Nullable String chosen(HttpServletRequest request) {
        var named = Collections.list(request.getHeaders(SCHOOL_HEADER));
        if (named.size() > 1) {
            throw new Refused(Reason.SCHOOL_NOT_CHOSEN);
        }
        return named.isEmpty() ? null : named.getFirst();
    }

    private static Failure proceed(FilterChain chain, HttpServletRequest request, HttpServletResponse response) {
        try {
            chain.doFilter(request, response);
            return new Failure.None();
        } catch (IOException cause) {
            return new Failure.Io(cause);
        } catch (ServletException cause) {
            return new Failure.Servlet(cause);
        }
    }

    /** A scoped call may throw one type of exception, a filter two. */
    private sealed interface Failure {
        record None() implements Failure {}

        record Io(IOException cause) implements Failure {}

        record Servlet(ServletException cause) implements Failure {}
    }
}
