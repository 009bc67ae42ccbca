package lantian.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The last wall of a service between schools: what PostgreSQL itself refuses, whatever the code does. */
public abstract class LastWallTest {

    private final Set<String> tenants;
    private final Set<String> shared;

    @Autowired
    private Db db;

    /**
     * Every table must be in one of the two.
     *
     * @param tenants tables whose rows belong to a school
     * @param shared tables without a tenant, because they hold no personal data or belong to the machinery
     */
    protected LastWallTest(Set<String> tenants, Set<String> shared) {
        this.tenants = tenants;
        this.shared = shared;
    }

    @Test
    void every_table_is_known_as_a_schools_or_as_shared() {
        // the machinery of outbox, inbox and memberships is its owner's to test
        assertThat(names("""
                                select tablename from pg_tables
                                where schemaname = 'public' and tablename !~ '^(outbox|inbox|account_membership)'
                                """))
                .filteredOn(table -> !shared.contains(table))
                .containsExactlyInAnyOrderElementsOf(tenants);
    }

    @Test
    void every_table_of_a_tenant_forces_its_policy_on_everybody() {
        assertThat(names("""
                        select c.relname from pg_class c join pg_policies p on p.tablename = c.relname
                        where c.relkind = 'r' and c.relrowsecurity and c.relforcerowsecurity
                          and p.qual like '%tenant%' and p.with_check like '%tenant%'
                        """)).containsAll(tenants);
    }

    @Test
    void every_key_of_a_tenants_table_begins_with_the_tenant() {
        assertThat(names("""
                        select c.conrelid::regclass from pg_constraint c
                        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                        where c.contype in ('p', 'u', 'f') and c.connamespace = 'public'::regnamespace
                          and a.attname <> 'tenant_id'
                        union
                        select i.indrelid::regclass from pg_index i
                        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                        where i.indisunique and a.attname <> 'tenant_id'
                        """)).doesNotContainAnyElementsOf(tenants);
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
    void raw_sql_sees_a_row_in_the_school_it_belongs_to_and_nowhere_else() {
        var ours = UUID.randomUUID();
        try {
            tenants.forEach(table -> plant(table, ours));

            assertThat(tenants).allSatisfy(table -> {
                assertThat(count(db.everything(), table, ours)).as(table).isOne();
                assertThat(asSchool(ours, table, ours)).as(table).isOne();
                assertThat(asSchool(UUID.randomUUID(), table, ours)).as(table).isZero();
                assertThat(count(db.app(), table, ours)).as(table).isZero();
                assertThat(count(db.owner(), table, ours)).as(table).isZero();
            });
        } finally {
            tenants.forEach(table -> unchecked("delete from " + table + " where tenant_id = '" + ours + "'"));
        }
    }

    protected final List<String> names(String query) {
        return db.everything().sql(query).query((row, _) -> row.getString(1)).list();
    }

    private int asSchool(UUID school, String table, UUID tenant) {
        return db.app(school, sql -> count(sql, table, tenant));
    }

    private static int count(JdbcClient sql, String table, UUID tenant) {
        return sql.sql("select count(*) from " + table + " where tenant_id = ?")
                .param(tenant)
                .query(Integer.class)
                .single();
    }

    /** A row of which nothing but the school makes sense. */
    private void plant(String table, UUID tenant) {
        record Column(String name, String type) {

            String value(UUID tenant) {
                if (name.equals("tenant_id")) {
                    return "'" + tenant + "'";
                }
                return switch (type) {
                    case "uuid" -> "gen_random_uuid()";
                    case "text" -> name.equals("sex") ? "'MALE'" : name.equals("state") ? "'RUNNING'" : "'x'";
                    case "jsonb", "datemultirange" -> "'{}'";
                    case "boolean" -> "false";
                    case "date", "timestamp with time zone" -> "now()";
                    case "bytea" -> "'x'::bytea";
                    default -> type.endsWith("[]") ? "'{}'" : "1";
                };
            }
        }
        var columns = db.everything()
                .sql("""
                        select quote_ident(attname), format_type(atttypid, null) from pg_attribute
                        where attrelid = cast(? as regclass) and attnum > 0 and not attisdropped and attnotnull
                          and attidentity = '' and attgenerated = ''
                        """)
                .param(table)
                .query((row, _) -> new Column(row.getString(1), row.getString(2)))
                .list();
        unchecked("insert into %s (%s) values (%s)"
                .formatted(
                        table,
                        columns.stream().map(Column::name).collect(Collectors.joining(", ")),
                        columns.stream().map(column -> column.value(tenant)).collect(Collectors.joining(", "))));
    }

    /** Without foreign keys and triggers. */
    private void unchecked(String statement) {
        db.everything()
                .sql("set session_replication_role = replica; " + statement)
                .update();
    }
}
