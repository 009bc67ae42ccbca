package lantian.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** {@code GET /login?to=/path} begins a sign-in; {@code to} may name a path of ours and nothing else. */
final class SignInStart implements OAuth2AuthorizationRequestResolver {

    static final String PATH = "/login";

    private final DefaultOAuth2AuthorizationRequestResolver requests;

    SignInStart(ClientRegistrationRepository registrations) {
        this.requests = new DefaultOAuth2AuthorizationRequestResolver(registrations, PATH);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return request.getMethod().equals("GET") && request.getRequestURI().equals(PATH)
                ? resolve(request, Keycloak.REGISTRATION)
                : null;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        var begun = requests.resolve(request, registration);
        return begun == null
                ? null
                : OAuth2AuthorizationRequest.from(begun)
                        .attributes(all -> all.put(PendingSignIns.TARGET, ownPath(request.getParameter("to"))))
                        .build();
    }

    static String ownPath(@Nullable String wanted) {
        if (wanted == null || wanted.length() > 500 || !wanted.startsWith("/") || wanted.startsWith("//")) {
            return "/";
        }
        var plain = wanted.chars().allMatch(letter -> letter > ' ' && letter < 127 && letter != '\\');
        return plain ? wanted : "/";
    }
}
