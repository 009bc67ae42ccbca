package lantian.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.Tokens;
import lantian.reporting.Today;
import lantian.reporting.rollup.Measure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is asked all day reads its own rows by an index, with row-level security on and many rows of others. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "reporting", kafka = true, keycloak = true)
@Import(Today.class)
class HotQueriesTest {

    private static final int SCHOOLS = 60;

    @Autowired
    Db db;

    private UUID school;

    @BeforeEach
    void manyRows() {
        school = UUID.randomUUID();
        var columns = Arrays.stream(Measure.values()).map(Measure::column).collect(Collectors.joining(", "));
        var values = Arrays.stream(Measure.values()).map(_ -> "1").collect(Collectors.joining(", "));
        var sql = db.everything();
        sql.sql("""
                        insert into step (tenant_id, unit_kind, measure, on_day, unit_id, day, delta)
                        select ?, kind, measure, date '2026-09-01' + n %% 90, gen_random_uuid(), date '2026-09-01' + n %% 120, 1
                        from generate_series(1, 3) kind, generate_series(20, 32) measure, generate_series(1, 60) n
                        """.replace("%%", "%")).param(school).update();
        for (int others = 0; others < SCHOOLS; others++) {
            sql.sql("""
                            insert into step (tenant_id, unit_kind, measure, on_day, unit_id, day, delta)
                            select ?, unit_kind, measure, on_day, unit_id, day, delta from step where tenant_id = ?
                            """).params(UUID.randomUUID(), school).update();
        }
        sql.sql("insert into total (tenant_id, since, node, " + columns + ") select gen_random_uuid(), since, node, "
                        + values
                        + " from generate_series(1, 60), generate_series(9500, 9900) node,"
                        + " unnest(array['0001-01-01', '2026-09-01']::date[]) since")
                .update();
        sql.sql("analyze step").update();
        sql.sql("analyze total").update();
    }

    @Test
    void the_county_s_totals_are_found_by_their_nodes() {
        assertThat(plan(Tokens.COUNTY, "county", """
                        select tenant_id, sum(n_pupils) from total
                        where node = any('{9823,9822,9820,9816,9808,9792,9728,9216,8192}')
                          and since = any('{0001-01-01,2026-09-01}')
                        group by tenant_id
                        """)).contains("total_node").doesNotContain("Seq Scan on total");
    }

    @Test
    void a_school_s_classes_are_found_by_the_school() {
        assertThat(plan(school, "school", """
                        select unit_id, measure, sum(delta) from step
                        where tenant_id = '%s' and unit_kind = 2 and measure = any('{20,21,23,24}')
                          and on_day between '2026-09-10' and '2026-10-10' and day <= '2026-11-22'
                        group by 1, 2
                        """.formatted(school)))
                .contains("step_pkey")
                .doesNotContain("Seq Scan on step");
    }

    @Test
    void who_is_counted_elsewhere_is_found_school_by_school() {
        assertThat(plan(Tokens.COUNTY, "county", """
                        select tenant_id, measure, sum(delta) from unnest(array['%s', '%s']::uuid[]) as asked (school)
                        join step on tenant_id = asked.school
                        where unit_kind = 4 and measure = any('{1,2,3,4,5,6,7,8,9}') and on_day = date '0001-01-01'
                          and day <= '2026-11-22'
                        group by 1, 2
                        """.formatted(school, UUID.randomUUID())))
                .contains("step_pkey")
                .doesNotContain("Seq Scan on step");
    }

    @Test
    void facts_are_found_by_their_ids() {
        for (var table : List.of("child_fact", "pair_fact", "contact_fact", "obligation_fact")) {
            db.everything().sql("""
                            insert into %s
                            select case when n < 5000 then ? else gen_random_uuid() end, gen_random_uuid(),
                                gen_random_uuid(), 1, '{}'
                            from generate_series(1, 20000) n
                            """.formatted(table)).param(school).update();
            db.everything().sql("analyze " + table).update();

            assertThat(plan(
                            school,
                            "school",
                            "select body from %s where tenant_id = '%s' and id = any('{%s}'::uuid[])"
                                    .formatted(table, school, UUID.randomUUID())))
                    .contains(table + "_pkey")
                    .doesNotContain("Seq Scan on " + table);
        }
    }

    private String plan(UUID tenant, String scope, String query) {
        return db.app(tenant, sql -> explain(sql, scope, query));
    }

    private static String explain(JdbcClient sql, String scope, String query) {
        sql.sql("select set_config('lantian.scope', ?, true)")
                .param(scope)
                .query()
                .singleRow();
        return String.join(
                "\n",
                sql.sql("explain " + query).query((row, _) -> row.getString(1)).list());
    }
}
