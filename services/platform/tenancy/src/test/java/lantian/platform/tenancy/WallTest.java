package lantian.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.LantianTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The last wall, on the real database. */
@SpringBootTest(
        webEnvironment = WebEnvironment.MOCK,
        properties = {
            "spring.application.name=wall",
            "spring.flyway.locations=classpath:db/platform",
            "spring.flyway.url=${spring.datasource.url}",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/unused"
        })
@LantianTest(database = "wall")
class WallTest {

    private static final TenantId NORTH = new TenantId(UUID.randomUUID());
    private static final TenantId SOUTH = new TenantId(UUID.randomUUID());

    @Autowired
    private JdbcClient sql;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Audit audit;

    @Autowired
    private Vault vault;

    @Autowired
    private Db db;

    @Configuration
    @EnableAutoConfiguration
    static class Wired {}

    @Test
    void no_transaction_begins_without_a_tenant() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {})).isInstanceOf(Tenancy.NoTenant.class);
    }

    @Test
    void a_school_sees_its_own_rows_only() {
        write(NORTH, "seen");

        assertThat(count(NORTH, "seen")).isEqualTo(1);
        assertThat(count(SOUTH, "seen")).isZero();
    }

    @Test
    void a_row_for_another_school_can_not_be_written() {
        assertThatThrownBy(() -> Tenancy.asSystem(
                        NORTH,
                        () -> transaction.executeWithoutResult(_ -> sql.sql("""
                                insert into vault_key (tenant_id, subject_id) values (?, ?)
                                """)
                                .params(SOUTH.value(), UUID.randomUUID())
                                .update())))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void outside_a_transaction_nothing_is_seen_even_on_a_connection_that_served_a_school() {
        write(NORTH, "pooled");

        assertThat(sql.sql("select count(*) from audit_entry")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void the_service_role_sees_nothing_by_raw_sql_and_can_not_turn_the_wall_off() {
        write(NORTH, "raw");

        assertThat(db.app()
                        .sql("select count(*) from audit_entry")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThatThrownBy(() -> db.app()
                        .sql("alter table audit_entry disable row level security")
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThat(db.everything().sql("""
                        select rolsuper or rolbypassrls or rolcreaterole from pg_roles where rolname = 'wall_app'
                        """).query(Boolean.class).single()).isFalse();
    }

    @Test
    void what_happened_can_not_be_rewritten() {
        write(NORTH, "kept");

        assertThatThrownBy(() -> Tenancy.asSystem(
                        NORTH,
                        () -> transaction.executeWithoutResult(_ -> sql.sql("update audit_entry set action = 'other'")
                                .update())))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void many_schools_on_few_connections_never_see_each_other() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var checks = IntStream.range(0, 200)
                    .mapToObj(_ -> threads.submit(() -> {
                        var school = new TenantId(UUID.randomUUID());
                        write(school, "crowd");
                        return count(school, "crowd");
                    }))
                    .toList();
            for (var check : checks) {
                assertThat(check.get()).isEqualTo(1);
            }
        }
    }

    @Test
    void a_failed_transaction_leaves_no_entry() {
        assertThatThrownBy(() -> Tenancy.asSystem(
                        NORTH,
                        () -> transaction.executeWithoutResult(_ -> {
                            audit.entry("undone", "thing", UUID.randomUUID(), Map.of());
                            throw new IllegalStateException("no");
                        })))
                .isInstanceOf(IllegalStateException.class);

        assertThat(count(NORTH, "undone")).isZero();
    }

    @Test
    void what_is_sealed_opens_for_its_subject_only_and_never_after_shredding() {
        var child = UUID.randomUUID();
        var other = UUID.randomUUID();
        var sealed = in(NORTH, () -> vault.seal(child, "13900000000"));

        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("13900000000");
        assertThat(in(NORTH, () -> vault.open(child, sealed))).isEqualTo("13900000000");
        assertThatThrownBy(() -> in(NORTH, () -> vault.open(other, sealed))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> in(SOUTH, () -> vault.open(child, sealed))).isInstanceOf(IllegalStateException.class);

        Tenancy.asSystem(NORTH, () -> transaction.executeWithoutResult(_ -> vault.shred(child)));

        assertThatThrownBy(() -> in(NORTH, () -> vault.open(child, sealed))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> in(NORTH, () -> vault.seal(child, "again"))).isInstanceOf(IllegalStateException.class);
    }

    private <T> T in(TenantId school, java.util.function.Supplier<T> work) {
        return Tenancy.asSystem(school, () -> java.util.Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }

    private void write(TenantId school, String action) {
        Tenancy.asSystem(
                school,
                () -> transaction.executeWithoutResult(
                        _ -> audit.entry(action, "thing", UUID.randomUUID(), Map.of("n", 1))));
    }

    private int count(TenantId school, String action) {
        return in(
                school,
                () -> sql.sql("select count(*) from audit_entry where action = ?")
                        .param(action)
                        .query(Integer.class)
                        .single());
    }
}
