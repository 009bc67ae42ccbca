package lantian.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import lantian.servers.TlsFront;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Between gateway and Keycloak go the client's secret and everybody's tokens. */
class KeycloakByTlsTest {

    @Test
    void a_keycloak_with_a_certificate_of_the_clusters_own_authority_is_believed(@TempDir Path folder) {
        var _ = House.person("ying", House.membership(House.HILL_SCHOOL, "caregiver"));

        try (var keycloak = TlsFront.before(URI.create(House.PEOPLE.url()), folder);
                var gateway = House.gateway(
                        2,
                        Map.of(
                                "lantian.gateway.backchannel",
                                keycloak.url() + "/realms/" + House.PEOPLE.realm(),
                                "spring.ssl.bundle.pem.keycloak.truststore.certificate",
                                keycloak.certificate().toUri()))) {
            var browser = new Browser();

            assertThat(browser.signIn(gateway, "ying").headers().firstValue("Location"))
                    .hasValue("/");
            assertThat(browser.get(gateway.address() + "/session").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void one_that_nobody_vouches_for_is_told_nothing(@TempDir Path folder) {
        var _ = House.person("ling", House.membership(House.HILL_SCHOOL, "caregiver"));

        try (var stranger = TlsFront.before(URI.create(House.PEOPLE.url()), folder);
                var gateway = House.gateway(
                        2, Map.of("lantian.gateway.backchannel", stranger.url() + "/realms/" + House.PEOPLE.realm()))) {
            assertThat(new Browser().signIn(gateway, "ling").headers().firstValue("Location"))
                    .isNotEqualTo(Optional.of("/"));
        }
    }
}
