package lantian.registry;

import java.util.Set;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.LastWallTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "registry", kafka = true, keycloak = true)
class SchemaTest extends LastWallTest {

    SchemaTest() {
        super(
                Set.of(
                        "area_history",
                        "audit_entry",
                        "changeset",
                        "erasure",
                        "caregiver",
                        "child",
                        "child_release",
                        "closure",
                        "closure_history",
                        "health_check",
                        "health_check_history",
                        "onboarding",
                        "onboarding_history",
                        "pair",
                        "roster_import",
                        "roster_import_change",
                        "roster_import_class_left_out",
                        "roster_import_error",
                        "roster_import_file",
                        "roster_import_history",
                        "roster_import_missing",
                        "school_class",
                        "school_class_history",
                        "school_history",
                        "staff",
                        "staff_class",
                        "staff_class_history",
                        "staff_history",
                        "term_history",
                        "vault_key"),
                Set.of(
                        "account_claim",
                        "area",
                        "calendar",
                        "county_reading",
                        "flyway_schema_history",
                        "form",
                        "job",
                        "job_turn",
                        "membership",
                        "school",
                        "term"));
    }
}
