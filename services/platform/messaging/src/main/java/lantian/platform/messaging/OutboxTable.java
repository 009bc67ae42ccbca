package lantian.platform.messaging;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * A service's outbox as the one relay that holds its lock reads it. What waits is what was committed since the last look,
 * asked of PostgreSQL's own snapshots: a transaction that began early and commits late is neither missed nor waited for. The
 * rows come in the order in which they were written, which is each key's own order, because whoever announces for a key has
 * locked what it speaks of until the commit.
 */
final class OutboxTable {

    /** Before it nothing had been committed. */
    private static final String NOTHING = "1:1:";

    private final Connection session;

    /** @param session the relay's own, in which each statement sees what is committed by then */
    OutboxTable(Connection session) {
        this.session = session;
    }

    /**
     * What is to be sent, and what will have arrived when it was.
     *
     * @param snapshot of all transactions
     * @param transactions of each row
     * @param numbers of each row, rising
     */
    record Waiting(String snapshot, List<Object> transactions, List<Object> numbers) {

        int size() {
            return numbers.size();
        }

        /** At most so many of them, from that one on. */
        Waiting part(int from, int atMost) {
            var to = Math.min(size(), from + atMost);
            return new Waiting(snapshot, transactions.subList(from, to), numbers.subList(from, to));
        }
    }

    /** Whether this session is the one that relays from now on, until it ends. */
    boolean lock() throws SQLException {
        try (var query = session.prepareStatement("select pg_try_advisory_lock(hashtext('lantian.outbox'))");
                var row = query.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /**
     * The last look whose rows have all arrived; before all rows if none is known.
     *
     * @throws IllegalStateException if the rows or the position came from another server, whose transactions have other
     *     numbers: nobody could tell what has arrived, and the runbook says what to do
     */
    String position() throws SQLException {
        if (isOfAnotherServer()) {
            throw new IllegalStateException("the outbox was loaded from a dump, its transactions are another server's;"
                    + " see 'After loading a dump' in the runbook");
        }
        try (var query = session.prepareStatement("select snapshot::text from outbox_position");
                var row = query.executeQuery()) {
            return row.next() ? row.getString(1) : NOTHING;
        }
    }

    /** Whether it speaks of transactions that this server has not come to yet. */
    private boolean isOfAnotherServer() throws SQLException {
        try (var query = session.prepareStatement("""
                select greatest((select max(xid) from outbox), (select pg_snapshot_xmax(snapshot) from outbox_position))
                    > pg_snapshot_xmax(pg_current_snapshot())
                """);
                var row = query.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Everything that was committed since. */
    Waiting since(String position) throws SQLException {
        try (var query = session.prepareStatement("""
                select pg_current_snapshot()::text, xids, numbers
                from (select array_agg(xid::text order by number) as xids, array_agg(number order by number) as numbers
                      from outbox
                      where xid >= pg_snapshot_xmin(?::pg_snapshot)
                        and not pg_visible_in_snapshot(xid, ?::pg_snapshot)) as waiting
                """)) {
            query.setString(1, position);
            query.setString(2, position);
            try (var row = query.executeQuery()) {
                row.next();
                return new Waiting(row.getString(1), list(row, "xids"), list(row, "numbers"));
            }
        }
    }

    private static List<Object> list(ResultSet row, String column) throws SQLException {
        var found = row.getArray(column);
        return found == null ? List.of() : Arrays.asList((Object[]) found.getArray());
    }

    List<OutboxRow> rows(Waiting part) throws SQLException {
        var rows = new ArrayList<OutboxRow>(part.size());
        try (var query = session.prepareStatement("""
                select tenant_id, id, at, topic, key, type, trace, payload
                from unnest(?::xid8[], ?::bigint[]) as wanted (xid, number) join outbox using (xid, number)
                order by number
                """)) {
            query.setArray(1, session.createArrayOf("text", part.transactions().toArray()));
            query.setArray(2, session.createArrayOf("bigint", part.numbers().toArray()));
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
        }
        return rows;
    }

    private static OutboxRow row(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getBytes(8));
    }

    /** Everything that was committed at that position has arrived, for whoever relays next. */
    void arrived(String position) throws SQLException {
        try (var write = session.prepareStatement("""
                insert into outbox_position (snapshot) values (?::pg_snapshot)
                on conflict (one) do update set snapshot = excluded.snapshot
                """)) {
            write.setString(1, position);
            write.executeUpdate();
        }
    }

    /**
     * Removes what has arrived long ago. What has not is never removed, however old it is.
     *
     * @return how many rows, at most so many
     */
    int forget(Instant before, String position, int atMost) throws SQLException {
        try (var delete = session.prepareStatement("""
                delete from outbox where ctid = any (array(
                    select ctid from outbox where at < ? and pg_visible_in_snapshot(xid, ?::pg_snapshot) limit ?))
                """)) {
            delete.setObject(1, OffsetDateTime.ofInstant(before, ZoneOffset.UTC));
            delete.setString(2, position);
            delete.setInt(3, atMost);
            return delete.executeUpdate();
        }
    }

    /** PostgreSQL ends a session, and with it the lock, that says nothing for some seconds. */
    void keepAlive() throws SQLException {
        if (!session.isValid(1)) {
            throw new SQLException("the session of the relay has ended");
        }
    }
}
