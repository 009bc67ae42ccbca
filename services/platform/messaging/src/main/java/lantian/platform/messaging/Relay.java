package lantian.platform.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings announcements from the outbox to the broker. Of several instances of a service one does it: whoever holds the
 * outbox's lock. When it ends, however it ends, PostgreSQL frees the lock, and another instance takes it within half a second.
 */
final class Relay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    /** For what other instances commit; this one gives a signal. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    /** What is committed meanwhile goes along with it: a look and a request to the broker cost as much for one as for many. */
    private static final Duration AFTER_SENDING = Duration.ofMillis(3);

    private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_NOTES = Duration.ofMillis(200);
    private static final Duration BETWEEN_CLEANUPS = Duration.ofMinutes(10);
    private static final Duration TO_END = Duration.ofSeconds(5);
    private static final int AT_ONCE = 1_000;
    private static final int FORGET_AT_ONCE = 2_000;

    private final OutboxSource source;
    private final Map<String, Object> broker;
    private final MessagingProperties properties;
    private final Topics topics;
    private final OutboxSignal signal;
    private final Clock clock;
    private final Counter relayed;
    private final Counter interrupted;
    private volatile boolean running;
    private volatile boolean relaying;
    private volatile int waiting;
    private volatile @Nullable Instant oldest;
    private Instant lastNote = Instant.EPOCH;
    private Instant lastCleanup = Instant.EPOCH;
    private @Nullable Thread thread;

    Relay(
            OutboxSource source,
            Map<String, Object> broker,
            MessagingProperties properties,
            Topics topics,
            OutboxSignal signal,
            Clock clock,
            MeterRegistry metrics) {
        this.source = source;
        this.broker = broker;
        this.properties = properties;
        this.topics = topics;
        this.signal = signal;
        this.clock = clock;
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
        Gauge.builder("lantian.outbox.backlog", this, relay -> relay.relaying ? relay.waiting : Double.NaN)
                .description("Announcements that the broker does not hold yet")
                .register(metrics);
    }

    boolean isRelaying() {
        return relaying;
    }

    /** How often it had to begin again. */
    double interruptions() {
        return interrupted.count();
    }

    private double age() {
        var since = oldest;
        if (since != null) {
            return Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
        }
        return relaying ? 0 : Double.NaN;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    private void run() {
        while (running) {
            try (var session = source.connect()) {
                var outbox = new OutboxTable(session);
                if (awaitTurn(outbox)) {
                    relay(outbox);
                }
            } catch (SQLException | RuntimeException e) {
                interrupted.increment();
                LOG.warn("relay interrupted, it begins again at what has not arrived: {}", e.toString());
                LockSupport.parkNanos(AFTER_FAILURE.toNanos());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean awaitTurn(OutboxTable outbox) throws SQLException {
        while (running) {
            if (outbox.lock()) {
                return true;
            }
            oldest = null; // another one relays, and knows
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
        return false;
    }

    private void relay(OutboxTable outbox) throws SQLException, InterruptedException {
        try (var carrier = new Carrier(broker, properties.prefix(), source.service())) {
            relaying = true;
            LOG.info("relaying the outbox of {}", source.service());
            var position = outbox.position();
            var unnoted = false;
            boolean last;
            do {
                last = !running; // what was announced before the end still leaves
                var found = outbox.since(position);
                send(found, outbox, carrier);
                position = found.snapshot();
                unnoted |= found.size() > 0;
                if (unnoted && (found.size() == 0 || last || isDue(lastNote, BETWEEN_NOTES))) {
                    outbox.arrived(position);
                    lastNote = clock.instant();
                    unnoted = false;
                }
                forget(position, outbox);
                if (found.size() > 0) {
                    LockSupport.parkNanos(AFTER_SENDING.toNanos());
                } else if (!last) {
                    signal.await(BETWEEN_LOOKS);
                }
            } while (!last);
        } finally {
            relaying = false;
        }
    }

    private boolean isDue(Instant lastTime, Duration every) {
        return lastTime.plus(every).isBefore(clock.instant());
    }

    private void send(OutboxTable.Waiting found, OutboxTable outbox, Carrier carrier)
            throws SQLException, InterruptedException {
        waiting = found.size();
        for (var from = 0; from < found.size(); from += AT_ONCE) {
            for (var row : outbox.rows(found.part(from, AT_ONCE))) {
                if (oldest == null) {
                    oldest = row.at();
                }
                while (!carrier.awaitRoom(BETWEEN_SIGNS_OF_LIFE)) {
                    outbox.keepAlive();
                }
                topics.ensure(List.of(properties.prefix() + row.topic()));
                carrier.send(row);
                relayed.increment();
            }
        }
        while (!carrier.awaitArrival(BETWEEN_SIGNS_OF_LIFE)) {
            outbox.keepAlive();
        }
        waiting = 0;
        oldest = null;
    }

    private void forget(String position, OutboxTable outbox) throws SQLException {
        if (isDue(lastCleanup, BETWEEN_CLEANUPS)) {
            var before = clock.instant().minus(properties.keep());
            if (outbox.forget(before, position, FORGET_AT_ONCE) < FORGET_AT_ONCE) {
                lastCleanup = clock.instant();
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        signal.give();
        var open = thread;
        if (open != null && !ended(open)) {
            open.interrupt();
            var _ = ended(open);
        }
    }

    private static boolean ended(Thread thread) {
        try {
            return thread.join(TO_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
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
