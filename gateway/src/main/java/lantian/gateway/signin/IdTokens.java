package lantian.gateway.signin;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lantian.gateway.GatewaySettings;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/** Reads what Keycloak says of a sign-in, as Spring does, but fetches the keys the way everything of Keycloak is fetched. */
@Component
class IdTokens implements JwtDecoderFactory<ClientRegistration> {

    private final GatewaySettings settings;
    private final KeycloakRequests requests;
    private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();

    IdTokens(GatewaySettings settings, KeycloakRequests requests) {
        this.settings = settings;
        this.requests = requests;
    }

    @Override
    public JwtDecoder createDecoder(ClientRegistration client) {
        return decoders.computeIfAbsent(client.getRegistrationId(), _ -> decoder(client));
    }

    private JwtDecoder decoder(ClientRegistration client) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(settings.realm("certs").toString())
                .restOperations(new RestTemplate(requests.patient(Duration.ofSeconds(5))))
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(List.of(new OidcIdTokenValidator(client))));
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        return decoder;
    }
}
