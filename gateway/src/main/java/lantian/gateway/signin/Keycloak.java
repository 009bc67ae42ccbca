package lantian.gateway.signin;

import java.util.Set;
import lantian.gateway.GatewaySettings;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/** The realm as a client registration. Written out instead of discovered, so that we start while Keycloak is away. */
final class Keycloak {

    static final String REGISTRATION = "keycloak";

    /** Without {@code organization:*} a token names no school. */
    static final Set<String> SCOPES = Set.of(OidcScopes.OPENID, "organization:*");

    private Keycloak() {}

    static String redirect(GatewaySettings settings) {
        return settings.origin() + "/login/oauth2/code/" + REGISTRATION;
    }

    static ClientRegistration registration(GatewaySettings settings) {
        return ClientRegistration.withRegistrationId(REGISTRATION)
                .clientId(settings.clientId())
                .clientSecret(settings.secret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .scope(SCOPES)
                .redirectUri(redirect(settings))
                .issuerUri(settings.issuer().toString())
                .authorizationUri(settings.issuer() + "/protocol/openid-connect/auth")
                .tokenUri(settings.realm("token").toString())
                .jwkSetUri(settings.realm("certs").toString())
                .userNameAttributeName("preferred_username")
                .build();
    }
}
