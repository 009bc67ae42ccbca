package lantian.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.LastWallTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "reporting", kafka = true, keycloak = true)
@Import(Today.class)
class SchemaTest extends LastWallTest {

    SchemaTest() {
        super(
                Set.of(
                        "audit_entry",
                        "caregiver",
                        "child_fact",
                        "contact_fact",
                        "obligation_fact",
                        "pair_fact",
                        "rollup_state",
                        "step",
                        "total",
                        "vault_key"),
                Set.of("school", "calendar", "flyway_schema_history"));
    }

    @Test
    void the_county_reads_figures_and_codes_and_no_fact_about_a_child() {
        assertThat(names("select distinct tablename from pg_policies where policyname in ('county', 'area')"))
                .containsExactlyInAnyOrder("caregiver", "step", "total", "rollup_state");
        assertThat(names("select distinct cmd from pg_policies where policyname in ('county', 'area')"))
                .containsExactly("SELECT");
    }
}
