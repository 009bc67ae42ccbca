package lantian.platform.messaging;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away or full from a message that can't be applied. */
final class Outage {

    /** Connection, authorisation, resources, operator, system; PostgreSQL's appendix A. */
    private static final Set<String> CLASSES = Set.of("08", "28", "53", "57", "58");

    /** A primary that has just become a standby. */
    private static final String READ_ONLY = "25006";

    /** One statement was cancelled or took too long: that is the message's affair. */
    private static final String CANCELLED = "57014";

    private Outage() {}

    static boolean isBehind(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLNonTransientConnectionException
                    || (cause instanceof SQLException sql && isOutage(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(@Nullable String state) {
        return state != null
                && !state.equals(CANCELLED)
                && (state.equals(READ_ONLY) || (state.length() == 5 && CLASSES.contains(state.substring(0, 2))));
    }
}
