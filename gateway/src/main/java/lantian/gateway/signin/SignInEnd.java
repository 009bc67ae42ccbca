package lantian.gateway.signin;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import lantian.gateway.edge.SignInFailed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keycloak has sent the browser back: a session begins, or the person is told that it did not work. */
@Component
class SignInEnd
        implements OAuth2AuthorizedClientRepository, AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SignInEnd.class);
    private static final String CLIENT = SignInEnd.class.getName();
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Counter succeeded = count("success");
    private final Counter failed = count("failure");
    private final Sessions sessions;
    private final JsonMapper json;
    private final Clock clock;

    SignInEnd(Sessions sessions, JsonMapper json, Clock clock) {
        this.sessions = sessions;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var client = (OAuth2AuthorizedClient) Objects.requireNonNull(request.getAttribute(CLIENT));
        Cookies.read(request, Cookies.SESSION).flatMap(Secret::parse).ifPresent(sessions::end);
        var session = sessions.begin(tokens(client), subject(client));
        succeeded.increment();
        Cookies.session(response, session.secret());
        response.sendRedirect(request.getAttribute(PendingSignIns.TARGET) instanceof String target ? target : "/");
    }

    /** The console shows what to do; why it failed is for the log. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        failed.increment();
        LOG.info("sign-in failed: {}", failure.getMessage());
        response.sendRedirect(SignInFailed.PAGE);
    }

    private static Counter count(String outcome) {
        return Metrics.counter("lantian.signins", "outcome", outcome);
    }

    private Tokens tokens(OAuth2AuthorizedClient client) {
        var access = client.getAccessToken();
        var refresh = Objects.requireNonNull(client.getRefreshToken(), "Keycloak gave no refresh token")
                .getTokenValue();
        var latest = Instant.now(clock).plus(LONGEST);
        return new Tokens(
                access.getTokenValue(),
                Objects.requireNonNull(access.getExpiresAt()),
                refresh,
                Optional.ofNullable(Claims.of(refresh, json).instant("exp")).orElse(latest));
    }

    private String subject(OAuth2AuthorizedClient client) {
        return Objects.requireNonNull(
                Claims.of(client.getAccessToken().getTokenValue(), json).text("sub"), "a token without subject");
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        request.setAttribute(CLIENT, client);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as the interface has it
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String registration, Authentication principal, HttpServletRequest request) {
        return null;
    }

    @Override
    public void removeAuthorizedClient(
            String registration, Authentication principal, HttpServletRequest request, HttpServletResponse response) {}
}
