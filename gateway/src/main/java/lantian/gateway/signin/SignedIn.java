package lantian.gateway.signin;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.function.ServerRequest;

/** Somebody with a token that Keycloak stands by; with a session when it is a browser. */
public final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient String token;
    private final transient @Nullable Session session;

    SignedIn(String token, @Nullable Session session) {
        super(List.of());
        this.token = token;
        this.session = session;
        setAuthenticated(true);
    }

    /** Who sends the request at hand, if known. */
    public static Optional<SignedIn> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn known
                ? Optional.of(known)
                : Optional.empty();
    }

    /** Whether a browser brought the cookie of a session; whether that session still holds is another question. */
    public static boolean perhaps(ServerRequest request) {
        return request.cookies().containsKey(Cookies.SESSION);
    }

    /** For services only; never for an answer. */
    public String token() {
        return token;
    }

    Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return session == null ? "program" : "person";
    }
}
