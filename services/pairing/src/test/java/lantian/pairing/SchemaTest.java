package lantian.pairing;

import java.util.Set;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.LastWallTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "pairing", kafka = true, keycloak = true)
class SchemaTest extends LastWallTest {

    SchemaTest() {
        super(
                Set.of(
                        "audit_entry",
                        "caregiver",
                        "caregiver_history",
                        "caregiver_series",
                        "changeset",
                        "child",
                        "child_class",
                        "pair",
                        "pair_history",
                        "staff",
                        "staff_class",
                        "vault_key"),
                Set.of("school", "flyway_schema_history"));
    }
}
