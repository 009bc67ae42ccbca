package lantian.platform.tenancy;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

/**
 * Whom we believe to be Keycloak: whoever has a certificate of the bundle {@code keycloak} of {@code spring.ssl.bundle.pem},
 * where the environment gives one, and of a public authority otherwise.
 */
public final class KeycloakTrust {

    private static final String BUNDLE = "keycloak";

    private KeycloakTrust() {}

    /** Empty where public authorities count. */
    public static Optional<SSLContext> of(SslBundles bundles) {
        return bundles.getBundleNames().contains(BUNDLE)
                ? Optional.of(bundles.getBundle(BUNDLE).createSslContext())
                : Optional.empty();
    }

    /** Lets decoders of tokens fetch Keycloak's keys from nobody else. */
    static JwkSetUriJwtDecoderBuilderCustomizer decoders(SslBundles bundles) {
        return decoder -> of(bundles).ifPresent(trust -> decoder.restOperations(new RestTemplate(requests(trust))));
    }

    private static JdkClientHttpRequestFactory requests(SSLContext trust) {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .sslContext(trust)
                .build();
        var requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(Duration.ofSeconds(5));
        return requests;
    }
}
