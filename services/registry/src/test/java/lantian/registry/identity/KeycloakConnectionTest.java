package lantian.registry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import lantian.platform.testkit.Servers;
import lantian.platform.testkit.Tokens;
import lantian.servers.TlsFront;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.Keycloak;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** One-time passwords go over this connection. */
class KeycloakConnectionTest {

    private static final Tokens PEOPLE = Servers.tokens();

    @Test
    void a_keycloak_with_a_certificate_of_the_clusters_own_authority_is_believed_and_no_other(@TempDir Path folder) {
        try (var keycloak = TlsFront.before(URI.create(PEOPLE.url()), folder)) {
            var registry = new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
                    .withUserConfiguration(KeycloakConnection.class)
                    .withPropertyValues(
                            "lantian.keycloak.url=" + keycloak.url(),
                            "lantian.keycloak.realm=" + PEOPLE.realm(),
                            "lantian.keycloak.client-secret=registry-secret");

            registry.withPropertyValues("spring.ssl.bundle.pem.keycloak.truststore.certificate="
                            + keycloak.certificate().toUri())
                    .run(context ->
                            assertThat(token(context.getBean(Keycloak.class))).isNotEmpty());
            registry.run(context -> assertThatThrownBy(() -> token(context.getBean(Keycloak.class)))
                    .hasStackTraceContaining("certificate"));
        }
    }

    private static String token(Keycloak keycloak) {
        return keycloak.tokenManager().getAccessTokenString();
    }
}
