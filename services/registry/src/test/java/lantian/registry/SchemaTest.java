package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.LantianTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The last wall: what PostgreSQL itself refuses, whatever the code does. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "registry", kafka = true, keycloak = true)
class SchemaTest {

    /** Without a tenant, because they hold no personal data or belong to the machinery. */
    private static final Set<String> NOT_A_TENANTS =
            Set.of("area", "school", "term", "calendar", "job", "flyway_schema_history");

    @Autowired
    Db db;

    @Test
    void every_table_of_a_tenant_forces_its_policy_on_everybody() {
        var walls = names("""
                select c.relname from pg_class c join pg_policies p on p.tablename = c.relname
                where c.relkind = 'r' and c.relrowsecurity and c.relforcerowsecurity
                  and p.qual like '%tenant%' and p.with_check like '%tenant%'
                """);

        assertThat(tenantTables())
                .contains("child", "staff", "roster_import_file", "onboarding", "pair", "audit_entry", "vault_key")
                .allSatisfy(table -> assertThat(walls).contains(table));
    }

    @Test
    void every_key_of_a_tenants_table_begins_with_the_tenant() {
        var keys = names("""
                select c.conrelid::regclass || '.' || c.conname from pg_constraint c
                join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                where c.contype in ('p', 'u', 'f') and c.connamespace = 'public'::regnamespace
                  and a.attname <> 'tenant_id'
                """);

        assertThat(keys).allSatisfy(key -> assertThat(tenantTables()).doesNotContain(key.split("\\.")[0]));
    }

    @Test
    void the_services_role_owns_nothing_and_passes_no_policy_by() {
        var role = db.roles().app();

        assertThat(names("select rolname from pg_roles where rolsuper or rolbypassrls or rolcreaterole"))
                .doesNotContain(role);
        assertThat(names("select tableowner from pg_tables where schemaname = 'public'"))
                .doesNotContain(role);
    }

    @Test
    void without_a_tenant_not_a_row_is_seen_even_by_raw_sql() {
        assertThat(tenantTables()).allSatisfy(table -> {
            assertThat(count(table, true)).as(table).isZero();
            assertThat(count(table, false)).as(table).isZero();
        });
    }

    private int count(String table, boolean asApp) {
        return (asApp ? db.app() : db.owner())
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    /** Machinery of the outbox is its owner's to test. */
    private List<String> tenantTables() {
        return names("select tablename from pg_tables where schemaname = 'public' order by 1").stream()
                .filter(table -> !NOT_A_TENANTS.contains(table))
                .filter(table -> !table.matches("(outbox|inbox).*"))
                .toList();
    }

    private List<String> names(String query) {
        return db.everything().sql(query).query((row, _) -> row.getString(1)).list();
    }
}
