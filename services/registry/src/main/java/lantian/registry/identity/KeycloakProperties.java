package lantian.registry.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where Keycloak is and as which client we manage its users and organizations. */
@ConfigurationProperties("lantian.keycloak")
record KeycloakProperties(
        String url,
        @DefaultValue("lantian") String realm,
        @DefaultValue("lantian-registry") String clientId,
        String clientSecret) {}
