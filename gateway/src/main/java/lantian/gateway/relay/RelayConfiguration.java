package lantian.gateway.relay;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;
import lantian.gateway.GatewaySettings;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;

@Configuration(proxyBeanMethods = false)
class RelayConfiguration {

    /** Of {@code spring.ssl.bundle.pem}: who signs for the services, where they speak TLS with names of the cluster's own. */
    private static final String BUNDLE = "services";

    /** On virtual threads too: the client's own pool would be the bottleneck (spring-cloud-gateway#4150). */
    @Bean
    ClientHttpRequestFactory services(GatewaySettings settings, SslBundles bundles) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var client = HttpClient.newBuilder()
                .executor(threads)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(2));
        if (bundles.getBundleNames().contains(BUNDLE)) {
            client.sslContext(bundles.getBundle(BUNDLE).createSslContext());
        }
        var factory = new JdkClientHttpRequestFactory(client.build(), threads);
        factory.setReadTimeout(settings.patience());
        return factory;
    }
}
