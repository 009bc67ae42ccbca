package lantian.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lantian.platform.tenancy.Accounts;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.Servers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an account may do here follows what the registry tells, with one and the same token. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "pairing", kafka = true, keycloak = true)
class RightsOnRecordTest {

    private static final Duration AT_THE_LATEST = Duration.ofSeconds(10);

    private final UUID school = UUID.randomUUID();
    private final String username = "ma-" + school;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    @Test
    void who_is_taken_on_demoted_and_dismissed_acts_so_with_the_token_from_before() {
        var ma = new Api(port, Servers.tokens().of(username).token());
        assertThat(ma.get("caregivers").problem()).isEqualTo("403 not-your-school");

        told(1, true, "school-admin");
        await().atMost(AT_THE_LATEST).until(() -> ma.get("caregivers").status() == 200);

        told(2, true, "caregiver");
        await().atMost(AT_THE_LATEST)
                .until(() -> ma.put("caregivers/" + UUID.randomUUID(), "{}")
                        .problem()
                        .equals("403 not-allowed"));

        told(3, false, "caregiver");
        await().atMost(AT_THE_LATEST).until(() -> ma.get("caregivers").problem().equals("403 not-your-school"));

        told(2, true, "school-admin");
        told(4, true, "caregiver");
        await().atMost(AT_THE_LATEST).until(() -> ma.get("caregivers").status() == 200);
        assertThat(ma.put("caregivers/" + UUID.randomUUID(), "{}").problem())
                .as("what arrived late made nobody an administrator")
                .isEqualTo("403 not-allowed");
    }

    private void told(long version, boolean active, String role) {
        var payload = Map.of(
                "account", Accounts.of(username),
                "school", school,
                "roles", List.of(role),
                "active", active,
                "version", version);
        var _ = kafka.send(
                "registry.memberships",
                Accounts.of(username).toString(),
                school,
                "registry.membership-changed.v1",
                payload);
    }
}
