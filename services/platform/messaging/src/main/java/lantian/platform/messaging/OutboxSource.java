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

    /**
     * A session that PostgreSQL ends when its process has said nothing for four seconds or its machine is gone. What it writes
     * is where it has got to; a crash that loses that makes it send something twice, so no commit waits for the disk. What
     * it asks for are the newest rows, of which statistics never know, so it doesn't let them decide.
     */
    private static final String OPTIONS = "-c synchronous_commit=off"
            + " -c plan_cache_mode=force_custom_plan -c enable_seqscan=off"
            + " -c idle_session_timeout=4s -c tcp_user_timeout=4s"
            + " -c tcp_keepalives_idle=2 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=2";

    Connection connect() throws SQLException {
        var settings = new Properties();
        PGProperty.OPTIONS.set(settings, OPTIONS);
        PGProperty.USER.set(settings, role.username());
        PGProperty.PASSWORD.set(settings, role.password());
        PGProperty.APPLICATION_NAME.set(settings, service + "-relay");
        PGProperty.CONNECT_TIMEOUT.set(settings, "5");
        PGProperty.SOCKET_TIMEOUT.set(settings, "30");
        PGProperty.TCP_KEEP_ALIVE.set(settings, "true");
        return DriverManager.getConnection(url, settings);
    }
}
