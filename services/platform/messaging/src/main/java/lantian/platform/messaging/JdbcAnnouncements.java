package lantian.platform.messaging;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import lantian.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Gathers what a transaction announces and writes it with one statement just before the commit. */
final class JdbcAnnouncements implements Announcements {

    /** A broker takes a megabyte; what it would refuse must not be promised. */
    static final int MOST_BYTES = 900_000;

    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,200}");
    private static final int AT_ONCE = 1000;
    private static final String INSERT = """
            insert into outbox (tenant_id, at, trace, topic, key, type, payload)
            select ?, ?, ?, topic, key, type, payload
            from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as said (topic, key, type, payload)
            """;

    private final JdbcTemplate sql;
    private final Clock clock;
    private final Traces traces;
    private final OutboxSignal signal;

    JdbcAnnouncements(JdbcTemplate sql, Clock clock, Traces traces, OutboxSignal signal) {
        this.sql = sql;
        this.clock = clock;
        this.traces = traces;
        this.signal = signal;
    }

    @Override
    public void announce(Announcement announcement) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an announcement needs the transaction of the change it speaks of");
        }
        if (!TOPIC.matcher(announcement.topic()).matches()) {
            throw new IllegalArgumentException("no broker has a topic " + announcement.topic());
        }
        var payload = Wire.JSON.writeValueAsString(announcement.payload());
        // UTF-8 takes at most three bytes for a char, so most texts need no counting
        if (payload.length() > MOST_BYTES / 3 && Envelope.bytes(payload).length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    announcement.type() + " of " + announcement.key() + " is too large to be announced");
        }
        running().add(new Said(announcement, payload));
    }

    private Unwritten running() {
        for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof Unwritten unwritten && unwritten.belongsTo(this)) {
                return unwritten;
            }
        }
        var unwritten = new Unwritten();
        TransactionSynchronizationManager.registerSynchronization(unwritten);
        return unwritten;
    }

    private record Said(Announcement announcement, String payload) {}

    private final class Unwritten implements TransactionSynchronization {
        private final List<Said> said = new ArrayList<>();

        private boolean belongsTo(JdbcAnnouncements announcements) {
            return JdbcAnnouncements.this == announcements;
        }

        private void add(Said next) {
            said.add(next);
            if (said.size() == AT_ONCE) {
                write();
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            write();
        }

        @Override
        public void afterCommit() {
            signal.give();
        }

        private void write() {
            if (!said.isEmpty()) {
                sql.update(INSERT, this::fill);
                said.clear();
            }
        }

        private void fill(PreparedStatement insert) throws SQLException {
            insert.setObject(1, Tenancy.tenant().value());
            insert.setObject(2, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            insert.setString(3, traces.current());
            insert.setArray(4, texts(insert, one -> one.announcement().topic()));
            insert.setArray(5, texts(insert, one -> one.announcement().key()));
            insert.setArray(6, texts(insert, one -> one.announcement().type()));
            insert.setArray(7, texts(insert, Said::payload));
        }

        private java.sql.Array texts(PreparedStatement insert, Function<Said, String> part) throws SQLException {
            return insert.getConnection()
                    .createArrayOf("text", said.stream().map(part).toArray());
        }
    }
}
