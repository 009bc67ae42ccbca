package lantian.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import lantian.gateway.GatewaySettings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A sign-in under way travels sealed in a cookie, so that it may end at another gateway than it began at. */
@Component
class PendingSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    /** Where to go after signing in: an attribute of the sign-in, and of the request that ends it. */
    static final String TARGET = "lantian.target";

    private static final String PURPOSE = "sign-in";
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final byte[] NO_SALT = {};

    private record Pending(String state, String nonce, String verifier, String target, Instant until) {}

    private final Seal seal;
    private final JsonMapper json;
    private final Clock clock;
    private final GatewaySettings settings;

    PendingSignIns(Seal seal, JsonMapper json, Clock clock, GatewaySettings settings) {
        this.seal = seal;
        this.json = json;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest begun, HttpServletRequest request, HttpServletResponse response) {
        if (begun == null) {
            Cookies.endSignIn(response);
            return;
        }
        var pending = new Pending(
                Objects.requireNonNull(begun.getState()),
                attribute(begun, OidcParameterNames.NONCE),
                attribute(begun, PkceParameterNames.CODE_VERIFIER),
                attribute(begun, TARGET),
                Instant.now(clock).plus(LIFE));
        var sealed = seal.close(PURPOSE, NO_SALT, json.writeValueAsBytes(pending));
        Cookies.signIn(response, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed), LIFE);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return pending(request)
                .filter(pending -> pending.state().equals(request.getParameter(OAuth2ParameterNames.STATE)))
                .map(this::begun)
                .orElse(null);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        var begun = loadAuthorizationRequest(request);
        if (begun != null) {
            request.setAttribute(TARGET, begun.getAttribute(TARGET));
            Cookies.endSignIn(response);
        }
        return begun;
    }

    private Optional<Pending> pending(HttpServletRequest request) {
        return Cookies.read(request, Cookies.SIGN_IN)
                .flatMap(PendingSignIns::bytes)
                .flatMap(stored -> seal.open(PURPOSE, NO_SALT, stored))
                .map(plain -> json.readValue(plain, Pending.class))
                .filter(pending -> Instant.now(clock).isBefore(pending.until()));
    }

    private OAuth2AuthorizationRequest begun(Pending pending) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(settings.issuer() + "/protocol/openid-connect/auth")
                .clientId(settings.clientId())
                .redirectUri(Keycloak.redirect(settings))
                .scopes(Keycloak.SCOPES)
                .state(pending.state())
                .attributes(attributes -> {
                    attributes.put(OAuth2ParameterNames.REGISTRATION_ID, Keycloak.REGISTRATION);
                    attributes.put(OidcParameterNames.NONCE, pending.nonce());
                    attributes.put(PkceParameterNames.CODE_VERIFIER, pending.verifier());
                    attributes.put(TARGET, pending.target());
                })
                .build();
    }

    private static String attribute(OAuth2AuthorizationRequest begun, String name) {
        return Objects.requireNonNull(begun.<String>getAttribute(name), name);
    }

    private static Optional<byte[]> bytes(String cookie) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(cookie));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
