package lantian.platform.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings announcements from the outbox to the broker. Of several instances of a service one does it: whoever reads the slot.
 * When it ends, however it ends, PostgreSQL frees the slot, and another instance takes it within half a second.
 */
final class Relay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_CHORES = Duration.ofSeconds(1);
    private static final Duration BETWEEN_CLEANUPS = Duration.ofMinutes(10);
    private static final int FORGET_AT_ONCE = 10_000;
    private static final double QUIET_BYTES = 16 << 20;

    private final OutboxSource source;
    private final Map<String, Object> broker;
    private final MessagingProperties properties;
    private final Topics topics;
    private final Clock clock;
    private final OutboxSlot slot;
    private final Counter relayed;
    private final Counter interrupted;
    private volatile CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean running;
    private volatile double backlogBytes = Double.NaN;
    private volatile @Nullable Carrier carrier;
    private volatile @Nullable OutboxStream stream;
    private Instant lastCleanup = Instant.EPOCH;
    private List<Thread> threads = List.of();

    Relay(
            OutboxSource source,
            Map<String, Object> broker,
            MessagingProperties properties,
            Topics topics,
            Clock clock,
            MeterRegistry metrics) {
        this.source = source;
        this.broker = broker;
        this.properties = properties;
        this.topics = topics;
        this.clock = clock;
        this.slot = new OutboxSlot(source.database());
        this.relayed = Counter.builder("lantian.outbox.relayed")
                .description("Announcements handed to the broker")
                .register(metrics);
        this.interrupted = Counter.builder("lantian.outbox.interrupted")
                .description("Times the relay lost the database or the broker and began again")
                .register(metrics);
        Gauge.builder("lantian.outbox.relaying", this, relay -> relay.isRelaying() ? 1 : 0)
                .description("1 on the one instance that relays")
                .register(metrics);
        Gauge.builder("lantian.outbox.age", this, Relay::age)
                .baseUnit("seconds")
                .description("Age of the oldest announcement that the broker does not hold yet")
                .register(metrics);
        Gauge.builder("lantian.outbox.backlog", this, relay -> relay.backlogBytes)
                .baseUnit("bytes")
                .description("Write-ahead log that PostgreSQL keeps for the relay")
                .register(metrics);
    }

    boolean isRelaying() {
        return stream != null;
    }

    private double age() {
        var carrying = carrier;
        if (carrying == null) {
            return Double.NaN;
        }
        return carrying.oldest()
                .map(at -> Math.max(0, Duration.between(at, clock.instant()).toMillis() / 1000.0))
                .orElse(0.0);
    }

    @Override
    public void start() {
        running = true;
        stopped = new CountDownLatch(1);
        threads = List.of(
                Thread.ofPlatform().name("outbox-relay").daemon().start(this::run),
                Thread.ofPlatform().name("outbox-chores").daemon().start(this::chores));
    }

    private void run() {
        while (running) {
            try (var session = source.connect()) {
                awaitTurn(session);
                prepare(session);
                follow();
            } catch (SQLException | RuntimeException e) {
                if (running) {
                    interrupted.increment();
                    LOG.warn("relay interrupted, it begins again at the last confirmed position: {}", e.toString());
                    pause(AFTER_FAILURE);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void awaitTurn(Connection session) throws SQLException {
        while (running && slot.isTaken(session)) {
            pause(BETWEEN_LOOKS);
        }
    }

    private void prepare(Connection session) throws SQLException, InterruptedException {
        if (slot.isUsable(session)) {
            return;
        }
        try (var sending = carrier(_ -> {}, () -> {})) {
            slot.create(session, new OutboxSlot.Sender() {
                @Override
                public void send(OutboxRow row) throws InterruptedException {
                    topics.ensure(List.of(properties.prefix() + row.topic()));
                    while (!sending.awaitRoom(BETWEEN_CHORES)) {
                        LOG.debug("waiting for the broker");
                    }
                    sending.send(row);
                }

                @Override
                public void finish() throws InterruptedException {
                    sending.awaitArrival();
                }
            });
        }
    }

    private Carrier carrier(LongConsumer confirm, Runnable onFailure) {
        return new Carrier(broker, properties.prefix(), source.service(), confirm, onFailure);
    }

    private void follow() throws SQLException, InterruptedException {
        try (var log = OutboxStream.open(source.replicate(), slot.name());
                var carrying = carrier(log::confirm, log::abort)) {
            LOG.info("relaying from slot {}", slot.name());
            carrier = carrying;
            stream = log;
            while (running) {
                switch (log.next()) {
                    case OutboxStream.Inserted(var row) -> carry(row, log, carrying);
                    case OutboxStream.Committed(var end) -> carrying.committed(end);
                    case null -> {}
                }
            }
        } finally {
            stream = null;
            carrier = null;
        }
    }

    private void carry(OutboxRow row, OutboxStream log, Carrier carrying) throws SQLException, InterruptedException {
        while (!carrying.awaitRoom(BETWEEN_CHORES)) {
            log.keepAlive();
        }
        topics.ensure(List.of(properties.prefix() + row.topic()));
        carrying.send(row);
        relayed.increment();
    }

    private void chores() {
        while (running) {
            try {
                skipWhatIsNotOurs();
                measure();
            } catch (SQLException | RuntimeException e) {
                LOG.debug("chores of the relay wait: {}", e.toString());
                backlogBytes = Double.NaN;
            }
            pause(BETWEEN_CHORES);
        }
    }

    /** Other tables and databases write to the same log; it must not be kept because of them. */
    private void skipWhatIsNotOurs() {
        var log = stream;
        var carrying = carrier;
        if (log != null && carrying != null) {
            var received = log.received(); // asked first: what comes later is not confirmed by it
            if (!log.inTransaction() && carrying.isIdle()) {
                log.confirm(received);
            }
        }
    }

    private void measure() throws SQLException {
        var now = clock.instant();
        var cleanup = isRelaying() && lastCleanup.plus(BETWEEN_CLEANUPS).isBefore(now);
        if (!cleanup && now.getEpochSecond() % 10 != 0) {
            return;
        }
        try (var session = source.connect();
                var query = session.prepareStatement(
                        "select pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn) from pg_replication_slots where slot_name = ?")) {
            query.setString(1, slot.name());
            var found = query.executeQuery();
            backlogBytes = found.next() ? found.getDouble(1) : Double.NaN;
            if (cleanup) {
                lastCleanup = now;
                forget(session, now);
            }
        }
    }

    /** Only while nothing waits: what has not arrived is never forgotten, however old it is. */
    private void forget(Connection session, Instant now) throws SQLException {
        var carrying = carrier;
        if (carrying == null || carrying.oldest().isPresent() || backlogBytes > QUIET_BYTES) {
            return;
        }
        try (var delete = session.prepareStatement("""
                delete from outbox where ctid = any (array(select ctid from outbox where at < ? limit ?))
                """)) {
            delete.setObject(1, OffsetDateTime.ofInstant(now.minus(properties.keep()), ZoneOffset.UTC));
            delete.setInt(2, FORGET_AT_ONCE);
            while (running && delete.executeUpdate() == FORGET_AT_ONCE) {
                LOG.debug("more to forget");
            }
        }
    }

    private void pause(Duration atMost) {
        try {
            var _ = stopped.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        stopped.countDown();
        var open = stream;
        if (open != null) {
            open.abort();
        }
        threads.forEach(Thread::interrupt);
        threads.forEach(Relay::join);
    }

    private static void join(Thread thread) {
        try {
            var _ = thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the consumers stopped, so that what they announced last still leaves. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 2000;
    }
}
