package lantian.gateway.relay;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;
import lantian.gateway.GatewaySettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;

@Configuration(proxyBeanMethods = false)
class RelayConfiguration {

    /** On virtual threads too: the client's own pool would be the bottleneck (spring-cloud-gateway#4150). */
    @Bean
    ClientHttpRequestFactory services(GatewaySettings settings) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var client = HttpClient.newBuilder()
                .executor(threads)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        var factory = new JdkClientHttpRequestFactory(client, threads);
        factory.setReadTimeout(settings.patience());
        return factory;
    }
}
