package lantian.platform.messaging;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place in the write-ahead log up to which announcements have arrived. A slot can be missing (a new database, a restored
 * backup, a promoted standby that had no copy) or given up by PostgreSQL (it kept too much log); then everything that the
 * outbox still holds is sent again before the log is followed. Consumers take no harm from what they know already.
 */
final class OutboxSlot {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxSlot.class);
    private static final int FETCH = 500;

    private final String name;

    OutboxSlot(String database) {
        this.name = "outbox_" + database.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    }

    String name() {
        return name;
    }

    /** Takes one kept row; what it was given has arrived when {@link #finish} returns. */
    interface Sender {
        void send(OutboxRow row) throws InterruptedException;

        void finish() throws InterruptedException;
    }

    /** Whether the log can be followed from there. */
    boolean isUsable(Connection relay) throws SQLException {
        return state(relay) == State.USABLE;
    }

    /** Whether some instance is relaying now. */
    boolean isTaken(Connection relay) throws SQLException {
        try (var query = relay.prepareStatement("select active from pg_replication_slots where slot_name = ?")) {
            query.setString(1, name);
            var slot = query.executeQuery();
            return slot.next() && slot.getBoolean(1);
        }
    }

    private enum State {
        USABLE,
        LOST,
        MISSING
    }

    private State state(Connection relay) throws SQLException {
        try (var query = relay.prepareStatement(
                "select wal_status = 'lost' or invalidation_reason is not null from pg_replication_slots where slot_name = ?")) {
            query.setString(1, name);
            var slot = query.executeQuery();
            return !slot.next() ? State.MISSING : slot.getBoolean(1) ? State.LOST : State.USABLE;
        }
    }

    /**
     * Returns when the slot exists, and with it the duty to follow the log from there. It appears under its final name last:
     * whoever dies on the way leaves only a temporary one, which goes with the connection, and the next one starts over.
     */
    void create(Connection relay, Sender sender) throws SQLException, InterruptedException {
        if (state(relay) == State.LOST) {
            LOG.warn("slot {} was given up by PostgreSQL, it is made anew", name);
            execute(relay, "select pg_drop_replication_slot(?)", name);
        }
        var temporary = name + "_" + UUID.randomUUID().toString().substring(0, 8);
        execute(relay, "select pg_create_logical_replication_slot(?, 'pgoutput', true)", temporary);
        var kept = resend(relay, sender);
        try {
            execute(relay, "select pg_copy_logical_replication_slot(?, ?, false)", temporary, name);
            LOG.info("slot {} made, {} kept announcements sent", name, kept);
        } catch (SQLException e) {
            if (state(relay) != State.USABLE) {
                throw e;
            }
            LOG.debug("another instance made slot {}", name);
        } finally {
            execute(relay, "select pg_drop_replication_slot(?)", temporary);
        }
    }

    private static long resend(Connection relay, Sender sender) throws SQLException, InterruptedException {
        var count = 0L;
        relay.setAutoCommit(false);
        try (var query = relay.prepareStatement(
                "select tenant_id, id, at, topic, key, type, trace, payload from outbox order by id")) {
            query.setFetchSize(FETCH);
            var rows = query.executeQuery();
            while (rows.next()) {
                sender.send(row(rows));
                count++;
            }
            sender.finish();
        } finally {
            relay.rollback();
            relay.setAutoCommit(true);
        }
        return count;
    }

    private static OutboxRow row(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getObject("tenant_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("topic"),
                row.getString("key"),
                row.getString("type"),
                row.getString("trace"),
                Envelope.bytes(row.getString("payload")));
    }

    private static void execute(Connection relay, String sql, String... names) throws SQLException {
        try (var statement = relay.prepareStatement(sql)) {
            for (var i = 0; i < names.length; i++) {
                statement.setString(i + 1, names[i]);
            }
            statement.execute();
        }
    }
}
