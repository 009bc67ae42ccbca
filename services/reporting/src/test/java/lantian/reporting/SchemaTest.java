package lantian.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.LastWallTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "reporting", kafka = true, keycloak = true)
@Import(Today.class)
class SchemaTest extends LastWallTest {

    @Autowired
    Db db;

    SchemaTest() {
        super(
                Set.of(
                        "audit_entry",
                        "caregiver",
                        "child_elsewhere",
                        "child_fact",
                        "contact_fact",
                        "enrolment",
                        "enrolment_likeness",
                        "enrolment_told",
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

    /** A school puts down what it announced for the county, and can't look at it again, nor speak for another school. */
    @Test
    void enrolments_are_put_down_by_schools_and_read_by_the_county_alone() {
        var school = UUID.randomUUID();
        var other = UUID.randomUUID();
        var county = UUID.randomUUID();
        var put = "insert into enrolment_told (tenant_id, school_id, told_at, body) values ('%s', '%s', now(), '{}')";

        db.app(school, sql -> sql.sql(put.formatted(county, school)).update());

        assertThat(told(school)).isZero();
        assertThat(told(other)).isZero();
        assertThat(told(county)).isOne();
        assertThatThrownBy(() -> db.app(
                        school, sql -> sql.sql(put.formatted(county, other)).update()))
                .rootCause()
                .hasMessageContaining("row-level security");
        db.everything()
                .sql("delete from enrolment_told where tenant_id = ?")
                .param(county)
                .update();
    }

    private int told(UUID tenant) {
        return db.app(
                tenant,
                sql -> sql.sql("select count(*) from enrolment_told")
                        .query(Integer.class)
                        .single());
    }
}
