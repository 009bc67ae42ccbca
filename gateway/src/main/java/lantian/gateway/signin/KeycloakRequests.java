package lantian.gateway.signin;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;

/**
 * Requests to Keycloak, which nobody waits for without end. Where {@code spring.ssl.bundle.pem} has a bundle
 * {@code keycloak}, only a certificate of that one is believed; otherwise public authorities count.
 */
@Component
class KeycloakRequests {

    private static final String BUNDLE = "keycloak";

    private final SslBundles bundles;

    KeycloakRequests(SslBundles bundles) {
        this.bundles = bundles;
    }

    JdkClientHttpRequestFactory patient(Duration patience) {
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2));
        if (bundles.getBundleNames().contains(BUNDLE)) {
            client.sslContext(bundles.getBundle(BUNDLE).createSslContext());
        }
        var factory = new JdkClientHttpRequestFactory(client.build());
        factory.setReadTimeout(patience);
        return factory;
    }
}
