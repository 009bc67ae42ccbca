package lantian.platform.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import lantian.servers.PostgresServer;

/** Who runs the servers. Each is asked for once at most, and answers when the server is ready. */
interface Provider {

    String ADMIN_PASSWORD = "admin";

    Postgres postgres();

    /** Its bootstrap servers. */
    String kafka();

    /** Its address, without a slash at the end. */
    String keycloak();

    /** A running PostgreSQL. */
    record Postgres(String host, int port, String password) {

        String url(String database) {
            return PostgresServer.url(host, port, database);
        }

        Connection connect(String database) throws SQLException {
            return DriverManager.getConnection(url(database), PostgresServer.SUPERUSER, password);
        }
    }
}
