package lantian.registry.identity;

import jakarta.ws.rs.client.ClientBuilder;
import java.util.concurrent.TimeUnit;
import lantian.platform.tenancy.KeycloakTrust;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Opened at the first use, so that the registry starts while Keycloak is away. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeycloakProperties.class)
class KeycloakConnection {

    @Bean(destroyMethod = "close")
    @Lazy
    Keycloak keycloak(KeycloakProperties properties, SslBundles bundles) {
        var http = ClientBuilder.newBuilder()
                .connectTimeout(2, TimeUnit.SECONDS)
                .readTimeout(10, TimeUnit.SECONDS)
                .register(new OutsideTransactions());
        KeycloakTrust.of(bundles).ifPresent(http::sslContext);
        return KeycloakBuilder.builder()
                .serverUrl(properties.url())
                .realm(properties.realm())
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .clientId(properties.clientId())
                .clientSecret(properties.clientSecret())
                .resteasyClient(http.build())
                .build();
    }

    @Bean
    @Lazy
    RealmResource realm(Keycloak keycloak, KeycloakProperties properties) {
        return keycloak.realm(properties.realm());
    }
}
