package lantian.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import lantian.platform.testkit.LantianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;

/** Metrics and operators' commands have a port of their own, where the same doors stand. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=managed",
            "spring.config.import=classpath:lantian-defaults.yml",
            "spring.flyway.locations=classpath:db/platform",
            "management.server.port=0",
            "management.endpoints.web.exposure.include=health,prometheus,env,metrics",
            // nobody signs in here, so nothing is fetched
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/unused"
        })
@LantianTest(database = "managed")
class ManagementPortTest {

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int management;

    private final HttpClient http = HttpClient.newHttpClient();

    @Configuration
    @EnableAutoConfiguration
    static class Wired {}

    @Test
    void metrics_are_there_and_not_where_requests_come_in() throws Exception {
        assertThat(get(management, "/actuator/prometheus").body())
                .contains("jvm_memory_used_bytes", "service=\"managed\"", "lantian_problems_total");
        assertThat(get(management, "/actuator/health/readiness").statusCode()).isEqualTo(200);

        assertThat(get(port, "/actuator/prometheus").statusCode()).isEqualTo(404);
    }

    /** An empty 200 would read as: done. */
    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/metrics", "/actuator/nothing"})
    void what_operators_do_is_refused_to_whoever_does_not_say_who_he_is(String path) throws Exception {
        var answer = get(management, path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("PATH", "jvm.");
    }

    private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
