package lantian.platform.messaging;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.PGProperty;

/**
 * A service's database, as its relay reads it.
 *
 * @param url of the service's database
 * @param service its name, which the events carry as their source
 */
record OutboxSource(String url, MessagingProperties.Relay role, String service) {

    Connection connect() throws SQLException {
        return connect(new Properties());
    }

    /** PostgreSQL asks after two silent seconds how far this reader is, and frees the slot if no answer comes in four. */
    Connection replicate() throws SQLException {
        var settings = new Properties();
        PGProperty.REPLICATION.set(settings, "database");
        PGProperty.PREFER_QUERY_MODE.set(settings, "simple");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(settings, "17");
        PGProperty.OPTIONS.set(settings, "-c wal_sender_timeout=4s");
        return connect(settings);
    }

    private Connection connect(Properties settings) throws SQLException {
        PGProperty.USER.set(settings, role.username());
        PGProperty.PASSWORD.set(settings, role.password());
        PGProperty.APPLICATION_NAME.set(settings, service + "-relay");
        PGProperty.CONNECT_TIMEOUT.set(settings, "5");
        PGProperty.TCP_KEEP_ALIVE.set(settings, "true");
        return DriverManager.getConnection(url, settings);
    }

    String database() {
        var path = url.substring(url.lastIndexOf('/') + 1);
        return path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
    }
}
