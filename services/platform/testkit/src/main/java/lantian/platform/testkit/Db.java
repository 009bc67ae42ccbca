package lantian.platform.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import lantian.servers.PostgresServer;
import lantian.servers.Roles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Raw SQL in the test's database, in each of the roles that exist there. */
public final class Db {

    private final Provider.Postgres postgres;
    private final String name;
    private final Roles roles;

    Db(Provider.Postgres postgres, String name, Roles roles) {
        this.postgres = postgres;
        this.name = name;
        this.roles = roles;
    }

    /** As superuser: sees the rows of all schools. */
    public JdbcClient everything() {
        return client(PostgresServer.SUPERUSER, postgres.password());
    }

    /** A connection of the superuser, to be closed. */
    public Connection superuser() throws SQLException {
        return DriverManager.getConnection(url(), PostgresServer.SUPERUSER, postgres.password());
    }

    /** As the role that runs the migrations; forced row-level security holds for it too. */
    public JdbcClient owner() {
        return client(roles.owner(), roles.ownerPassword());
    }

    /** As the service's own role, without a tenant. */
    public JdbcClient app() {
        return client(roles.app(), roles.appPassword());
    }

    /** As the service's own role, in one transaction of one school. */
    public <T> T app(UUID tenant, Function<JdbcClient, T> work) {
        var single = new SingleConnectionDataSource(url(), roles.app(), roles.appPassword(), true);
        single.setAutoCommit(false);
        try {
            var sql = JdbcClient.create(single);
            sql.sql("select set_config('lantian.tenant', ?, true), set_config('lantian.scope', 'school', true)")
                    .param(tenant.toString())
                    .query()
                    .singleRow();
            var result = work.apply(sql);
            single.getConnection().commit();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            single.destroy();
        }
    }

    public String url() {
        return postgres.url(name);
    }

    /** The service's three roles with their passwords. */
    public Roles roles() {
        return roles;
    }

    Map<String, Object> properties() {
        return Map.of(
                "spring.datasource.url", url(),
                "spring.datasource.username", roles.app(),
                "spring.datasource.password", roles.appPassword(),
                "spring.flyway.user", roles.owner(),
                "spring.flyway.password", roles.ownerPassword(),
                "lantian.messaging.relay.username", roles.relay(),
                "lantian.messaging.relay.password", roles.relayPassword());
    }

    private JdbcClient client(String user, String password) {
        return JdbcClient.create(new DriverManagerDataSource(url(), user, password));
    }
}
