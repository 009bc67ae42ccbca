package lantian.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import lantian.platform.testkit.Servers;
import lantian.platform.testkit.Tokens;
import lantian.servers.TlsFront;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Who could pass for Keycloak would make tokens that every service takes. */
class KeycloakTrustTest {

    private static final Tokens PEOPLE = Servers.tokens();

    @TempDir
    private static Path folder;

    private static TlsFront keycloak;

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class));

    @BeforeAll
    static void open() {
        keycloak = TlsFront.before(URI.create(PEOPLE.url()), folder);
    }

    @AfterAll
    static void close() {
        keycloak.close();
    }

    @Test
    void keys_are_taken_from_a_keycloak_with_a_certificate_of_the_clusters_own_authority() {
        var token = PEOPLE.of("ying").token();

        service.withPropertyValues("spring.ssl.bundle.pem.keycloak.truststore.certificate="
                        + keycloak.certificate().toUri())
                .run(context -> assertThat(decoder(context.getBean(SslBundles.class))
                                .decode(token)
                                .getClaimAsString("preferred_username"))
                        .isEqualTo("ying"));
    }

    @Test
    void and_not_from_one_that_nobody_vouches_for() {
        var token = PEOPLE.of("ling").token();

        service.run(context -> assertThatThrownBy(
                        () -> decoder(context.getBean(SslBundles.class)).decode(token))
                .hasStackTraceContaining("certificate"));
    }

    private static JwtDecoder decoder(SslBundles bundles) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(
                keycloak.url() + "/realms/" + PEOPLE.realm() + "/protocol/openid-connect/certs");
        JwkSetUriJwtDecoderBuilderCustomizer customizer = KeycloakTrust.decoders(bundles);
        customizer.customize(decoder);
        return decoder.build();
    }
}
