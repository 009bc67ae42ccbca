package lantian.platform.messaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

/**
 * The outbox's inserts in the order of their commits, as PostgreSQL's own plug-in {@code pgoutput} (protocol 1, binary) writes
 * them. Only one connection at a time can read a slot; that makes its reader the leader.
 */
final class OutboxStream implements AutoCloseable {

    static final String PUBLICATION = "outbox";
    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    /** What happened next. */
    sealed interface Change {}

    record Inserted(OutboxRow row) implements Change {}

    /** @param end confirming this position says: everything up to the end of this transaction has arrived */
    record Committed(long end) implements Change {}

    private final Connection connection;
    private final PGReplicationStream stream;
    private Map<String, Integer> columns = Map.of();
    private volatile boolean inTransaction;
    private volatile long confirmed;

    private OutboxStream(Connection connection, PGReplicationStream stream) {
        this.connection = connection;
        this.stream = stream;
    }

    /** @throws SQLException with state 55006 if another instance reads the slot */
    static OutboxStream open(Connection replication, String slot) throws SQLException {
        try (var statement = replication.createStatement()) {
            // a standby that is promoted continues where the primary ended
            statement.execute("ALTER_REPLICATION_SLOT " + slot + " ( FAILOVER true )");
        }
        var stream = replication
                .unwrap(PGConnection.class)
                .getReplicationAPI()
                .replicationStream()
                .logical()
                .withSlotName(slot)
                .withSlotOption("proto_version", "1")
                .withSlotOption("binary", "true")
                .withSlotOption("publication_names", PUBLICATION)
                .withStatusInterval(1, TimeUnit.SECONDS)
                // it may confirm a transaction that began before the last one ended and has not arrived yet
                .withAutomaticFlush(false)
                .start();
        return new OutboxStream(replication, stream);
    }

    /** Waits for the next message; null if it says nothing that matters here. */
    @Nullable
    Change next() throws SQLException {
        var message = stream.read();
        if (message == null) {
            return null;
        }
        return switch (message.get()) {
            case 'B' -> begin();
            case 'R' -> describe(message);
            case 'I' -> inserted(message);
            case 'C' -> committed(message);
            default -> null;
        };
    }

    private @Nullable Change begin() {
        inTransaction = true;
        return null;
    }

    private Change committed(ByteBuffer message) {
        inTransaction = false;
        return new Committed(message.getLong(message.position() + Byte.BYTES + Long.BYTES));
    }

    /** The order of the columns comes before the first row, and again when it changes. */
    private @Nullable Change describe(ByteBuffer message) {
        message.getInt();
        text(message);
        text(message);
        message.get();
        var named = new HashMap<String, Integer>();
        var count = message.getShort();
        for (var column = 0; column < count; column++) {
            message.get();
            named.put(text(message), column);
            message.getLong(); // type and modifier
        }
        columns = named;
        return null;
    }

    private Change inserted(ByteBuffer message) {
        message.getInt();
        message.get();
        var values = new @Nullable ByteBuffer[message.getShort()];
        for (var column = 0; column < values.length; column++) {
            if (message.get() != 'n') {
                var length = message.getInt();
                values[column] = message.slice(message.position(), length);
                message.position(message.position() + length);
            }
        }
        return new Inserted(row(values));
    }

    private OutboxRow row(@Nullable ByteBuffer[] values) {
        var trace = value(values, "trace");
        return new OutboxRow(
                uuid(required(values, "tenant_id")),
                uuid(required(values, "id")),
                POSTGRES_EPOCH.plus(required(values, "at").getLong(), ChronoUnit.MICROS),
                utf8(required(values, "topic")),
                utf8(required(values, "key")),
                utf8(required(values, "type")),
                trace == null ? null : utf8(trace),
                bytes(required(values, "payload")));
    }

    private ByteBuffer required(@Nullable ByteBuffer[] values, String column) {
        return Objects.requireNonNull(value(values, column), column);
    }

    private @Nullable ByteBuffer value(@Nullable ByteBuffer[] values, String column) {
        return values[Objects.requireNonNull(columns.get(column), column)];
    }

    private static UUID uuid(ByteBuffer value) {
        return new UUID(value.getLong(), value.getLong());
    }

    private static String utf8(ByteBuffer value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer value) {
        var bytes = new byte[value.remaining()];
        value.get(bytes);
        return bytes;
    }

    /** A text that ends with a zero. */
    private static String text(ByteBuffer message) {
        var start = message.position();
        while (message.get() != 0) {
            // on to the end
        }
        return utf8(message.slice(start, message.position() - 1 - start));
    }

    /** How far PostgreSQL has told this reader everything. */
    long received() {
        return stream.getLastReceiveLSN().asLong();
    }

    boolean inTransaction() {
        return inTransaction;
    }

    /** PostgreSQL may forget what lies before; it is told when it asks, or with the next message after a second. */
    synchronized void confirm(long position) {
        if (Long.compareUnsigned(position, confirmed) > 0) {
            confirmed = position;
            stream.setFlushedLSN(LogSequenceNumber.valueOf(position));
            stream.setAppliedLSN(LogSequenceNumber.valueOf(position));
        }
    }

    /** Shows PostgreSQL that this reader lives though it reads nothing. */
    void keepAlive() throws SQLException {
        stream.forceUpdateStatus();
    }

    /** From any thread; {@link #next} then fails. */
    void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException alreadyGone) {
            // that is what was wanted
        }
    }

    @Override
    public void close() {
        abort();
    }
}
