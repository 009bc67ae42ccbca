package lantian.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import lantian.gateway.problem.Refusal;
import lantian.gateway.problem.Refusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClientException;

/** What the console asks about the person in front of it. */
@RestController
class SessionController {

    private static final Logger LOG = LoggerFactory.getLogger(SessionController.class);

    private record Location(String location) {}

    private final Sessions sessions;
    private final Identity identity;
    private final SessionViews views;
    private final Refusals refusals;

    SessionController(Sessions sessions, Identity identity, SessionViews views, Refusals refusals) {
        this.sessions = sessions;
        this.identity = identity;
        this.views = views;
        this.refusals = refusals;
    }

    @GetMapping("/session")
    @org.jspecify.annotations.Nullable
    ResponseEntity<SessionView> session(
            @RequestHeader("Lantian-School") Optional<String> school,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var session = SignedIn.current().flatMap(SignedIn::session);
        if (session.isEmpty()) {
            refusals.write(Refusal.NOT_SIGNED_IN, request, response);
            return null;
        }
        try {
            var view = views.of(session.get(), school);
            return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view);
        } catch (RestClientException away) {
            LOG.warn(
                    "the registry can't be asked where somebody belongs: {}",
                    away.getClass().getSimpleName());
            refusals.write(Refusal.SERVICE_AWAY, request, response);
            return null;
        }
    }

    /**
     * Ends the session here and at Keycloak. The gateway tells Keycloak itself: an {@code id_token_hint} in the browser's
     * address bar would hand out a token.
     */
    @PostMapping("/logout")
    ResponseEntity<?> logout(HttpServletResponse response) {
        SignedIn.current().flatMap(SignedIn::session).ifPresent(session -> {
            sessions.end(session.secret());
            try {
                identity.end(session.tokens().refresh());
            } catch (Identity.Away away) {
                LOG.warn("signed out here, but Keycloak did not hear of it");
            }
        });
        Cookies.endSession(response);
        return ResponseEntity.ok(new Location("/"));
    }
}
