package lantian.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;

/** A token that follows from the session's secret: nothing to store, and gone with the session. Taken by header only. */
@Component
class SessionCsrf implements CsrfTokenRepository, CsrfTokenRequestHandler {

    static final String HEADER = "X-XSRF-TOKEN";

    private final Seal seal;

    SessionCsrf(Seal seal) {
        this.seal = seal;
    }

    String of(Session session) {
        return seal.mark("csrf", session.secret().bytes());
    }

    /** Only a browser's session can be abused by another site. */
    static boolean needed(HttpServletRequest request) {
        var reading = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return !reading && session().isPresent();
    }

    private static Optional<Session> session() {
        return SignedIn.current().flatMap(SignedIn::session);
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return token(Base64.getEncoder().encodeToString(seal.random(32)));
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return session().map(this::of).map(SessionCsrf::token).orElse(null);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {}

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        return request.getHeader(HEADER);
    }

    private static CsrfToken token(String value) {
        return new DefaultCsrfToken(HEADER, "unused", value);
    }
}
