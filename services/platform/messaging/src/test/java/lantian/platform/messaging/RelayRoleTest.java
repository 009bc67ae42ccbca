package lantian.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import lantian.servers.Ports;
import lantian.servers.PostgresServer;
import lantian.servers.Roles;
import lantian.servers.Running;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGProperty;

/** A relay's password opens the outbox of its own service, and nothing else of the server. */
class RelayRoleTest {

    private static final Roles OURS = new Roles("contactlog", "owner-secret", "app-secret", "relay-secret");
    private static final Roles THEIRS = new Roles("pairing", "owner-secret", "app-secret", "other-secret");

    @TempDir
    static Path folder;

    private static PostgresServer server = new PostgresServer(Path.of(""), 0, "", false);
    private static Running running;

    @BeforeAll
    static void two_services() throws Exception {
        server = new PostgresServer(folder.resolve("postgresql"), Ports.free(), "superuser-secret", false);
        running = Running.start(server, folder.resolve("postgresql.log")).awaitReady(Duration.ofMinutes(1));
        for (var roles : List.of(OURS, THEIRS)) {
            try (var all = server.connect("postgres")) {
                Roles.database(all, roles.service());
            }
            try (var database = server.connect(roles.service())) {
                roles.apply(database);
            }
            Flyway.configure()
                    .dataSource(url(roles.service()), roles.owner(), roles.ownerPassword())
                    .locations("classpath:db/platform", "classpath:db/migration")
                    .load()
                    .migrate();
        }
        try (var all = server.connect("contactlog")) {
            execute(all, "select pg_create_logical_replication_slot('outbox_of_before', 'pgoutput')");
        }
    }

    @AfterAll
    static void end() {
        running.stop();
    }

    @Test
    void it_reads_its_own_outbox_of_all_schools() throws Exception {
        announce();
        announce();

        try (var relay = relay(OURS)) {
            var outbox = new OutboxTable(relay);
            var waiting = outbox.since(outbox.position());
            assertThat(outbox.rows(waiting))
                    .hasSizeGreaterThan(1)
                    .allSatisfy(row -> assertThat(new String(row.payload(), StandardCharsets.UTF_8))
                            .isEqualTo("announced"));
        }
    }

    /** What pg_basebackup, a standby and a decoder open: a base backup copies every database of the server. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "on", "1", "database"})
    void it_opens_no_connection_that_streams_the_log(String replication) {
        assertThatThrownBy(() -> replicating("contactlog", OURS, replication).close())
                .isInstanceOf(SQLException.class)
                .hasMessageMatching(
                        "(?s).*(pg_hba.conf rejects replication connection|permission denied to start WAL sender).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pairing", "postgres", "template1"})
    void it_reaches_no_other_database(String database) {
        assertThatThrownBy(() -> DriverManager.getConnection(url(database), OURS.relay(), OURS.relayPassword())
                        .close())
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> replicating(database, OURS, "database").close())
                .isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from fact",
                "select * from audit",
                "select * from flyway_schema_history",
                "update outbox set payload = ''",
                "insert into outbox (tenant_id, at, topic, key, type, payload) values (gen_random_uuid(), now(), 't', 'k', 'x', '{}')",
                "insert into fact (tenant_id, key, version) values (gen_random_uuid(), 'x', 1)",
                "create publication everything for all tables",
                "create publication facts for table fact",
                "alter publication outbox add table fact",
                "alter publication outbox owner to contactlog_relay",
                "create table mine (x int)",
                "create function mine() returns int language sql as 'select 1'",
                "select pg_create_logical_replication_slot('mine', 'test_decoding')",
                "select pg_create_logical_replication_slot('mine', 'pgoutput')",
                "select pg_create_physical_replication_slot('mine')",
                "select pg_logical_slot_peek_binary_changes('outbox_of_before', null, null, 'proto_version', '1', 'publication_names', 'outbox')",
                "select pg_replication_slot_advance('outbox_of_before', pg_current_wal_lsn())",
                "select pg_drop_replication_slot('outbox_of_before')",
                "select pg_read_file('PG_VERSION')",
                "select pg_ls_dir('.')",
                "select pg_backup_start('mine')",
                "copy fact to program 'cat'",
                "set role contactlog_owner",
                "set session authorization postgres",
                "alter role contactlog_relay superuser",
                "alter role contactlog_relay replication"
            })
    void it_is_refused(String attempt) throws Exception {
        try (var relay = relay(OURS)) {
            assertThatThrownBy(() -> execute(relay, attempt)).isInstanceOf(SQLException.class);
        }
    }

    private static void announce() throws SQLException {
        var school = UUID.randomUUID();
        try (var app = DriverManager.getConnection(url("contactlog"), OURS.app(), OURS.appPassword());
                var statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute("select set_config('lantian.tenant', '" + school + "', true)");
            statement.execute("insert into outbox (tenant_id, at, topic, key, type, payload) values ('" + school
                    + "', now(), 'contactlog.contacts', 'child', 'contactlog.contact-recorded.v1', 'announced')");
            statement.execute(
                    "insert into fact (tenant_id, key, version) values ('" + school + "', 'not announced', 1)");
            app.commit();
        }
    }

    private static Connection relay(Roles roles) throws SQLException {
        return DriverManager.getConnection(url(roles.service()), roles.relay(), roles.relayPassword());
    }

    private static Connection replicating(String database, Roles roles, String how) throws SQLException {
        var settings = new Properties();
        PGProperty.REPLICATION.set(settings, how);
        PGProperty.PREFER_QUERY_MODE.set(settings, "simple");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(settings, "17");
        PGProperty.USER.set(settings, roles.relay());
        PGProperty.PASSWORD.set(settings, roles.relayPassword());
        return DriverManager.getConnection(url(database), settings);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String url(String database) {
        return PostgresServer.url("127.0.0.1", server.port(), database);
    }
}
