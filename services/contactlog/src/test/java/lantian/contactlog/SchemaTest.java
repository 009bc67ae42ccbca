package lantian.contactlog;

import java.util.Set;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.LastWallTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "contactlog", kafka = true, keycloak = true)
class SchemaTest extends LastWallTest {

    SchemaTest() {
        super(
                Set.of(
                        "audit_entry",
                        "caregiver",
                        "child",
                        "contact",
                        "contact_answer",
                        "contact_version",
                        "excuse",
                        "obligation",
                        "pair",
                        "staff",
                        "teaching",
                        "vault_key"),
                Set.of("school", "calendar", "care_standard", "form", "flyway_schema_history"));
    }
}
