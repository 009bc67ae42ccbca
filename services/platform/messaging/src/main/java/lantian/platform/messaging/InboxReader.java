package lantian.platform.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads ahead and lets schools take turns: one thread for all topics of a service; more instances share the partitions. It begins
 * as soon as the topics exist; a broker that is away does not keep the service from starting.
 *
 * <p>It reads as far ahead as memory allows, so that a school's message is seen behind thousands of another's in the same
 * partition. Offsets are committed up to the first message that is not applied.
 */
final class InboxReader implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(InboxReader.class);
    private static final long MOST_BYTES = 32L << 20;
    private static final int MOST_AT_ONCE = 1_000;
    private static final int FETCH_BYTES = 8 << 20;
    private static final Duration NEWS = Duration.ofMillis(200);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration LONGEST_OUTAGE_PAUSE = Duration.ofSeconds(2);
    private static final Duration FIRST_OUTAGE_PAUSE = Duration.ofMillis(250);
    /** A transaction costs as much for one message as for many. */
    private static final Duration BETWEEN_TURNS = Duration.ofMillis(50);

    private static final Duration BETWEEN_COMMITS = Duration.ofMillis(200);
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final Map<String, Object> settings;
    private final Inbox inbox;
    private final Subscriptions subscriptions;
    private final Topics topics;
    private final InboxMetrics metrics;
    private final int batch;
    private final Queue<String> replays = new ConcurrentLinkedQueue<>();
    private volatile Set<TopicPartition> assigned = Set.of();
    private volatile CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean running;
    private volatile boolean reading;
    private @Nullable Thread thread;

    /** @param batch most messages of a turn */
    InboxReader(
            Map<String, Object> settings,
            Inbox inbox,
            Subscriptions subscriptions,
            Topics topics,
            InboxMetrics metrics,
            int batch) {
        this.settings = settings;
        this.inbox = inbox;
        this.subscriptions = subscriptions;
        this.topics = topics;
        this.metrics = metrics;
        this.batch = batch;
    }

    @Override
    public void start() {
        running = true;
        stopped = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("inbox").start(this::run);
    }

    private void run() {
        while (running) {
            try {
                awaitTopics();
                read();
            } catch (InterruptedException | InterruptException e) {
                return;
            } catch (RuntimeException | Error e) {
                // whatever it was, nobody else would go on reading; no text of it, which may quote a message
                LOG.error(
                        "consuming begins again at the last committed place: {}",
                        e instanceof KafkaException
                                ? e.toString()
                                : e.getClass().getName());
                pause(BETWEEN_TRIES);
            }
        }
    }

    private void awaitTopics() throws InterruptedException {
        var wanted = new ArrayList<>(subscriptions.topics());
        subscriptions.topics().forEach(topic -> wanted.add(topic + DeadLetters.SUFFIX));
        while (running) {
            try {
                topics.ensure(wanted);
                return;
            } catch (Topics.BrokerAway e) {
                LOG.warn("consuming begins when the broker answers: {}", e.toString());
                pause(BETWEEN_TRIES);
            }
        }
    }

    private void read() {
        reading = true;
        var ahead = new HashMap<>(settings);
        ahead.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_AT_ONCE);
        ahead.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        var consumer = new KafkaConsumer<>(ahead, new StringDeserializer(), new ByteArrayDeserializer());
        try {
            var session = new Session(consumer);
            consumer.subscribe(subscriptions.topics(), session);
            while (running) {
                session.step();
            }
        } finally {
            consumer.close(CloseOptions.timeout(GOODBYE));
            assigned = Set.of();
            reading = false;
        }
    }

    /** From the subscription until the consumer closes. */
    private final class Session implements ConsumerRebalanceListener {

        private final KafkaConsumer<String, byte[]> consumer;
        private final Lanes lanes = new Lanes();
        private final Places places = new Places();
        private final Pace pace = new Pace(batch);
        private Duration outage = Duration.ZERO;
        private long committed;
        private long turned = System.nanoTime();

        Session(KafkaConsumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        void step() {
            var idle = lanes.isEmpty();
            if (idle) {
                gather();
            }
            for (var message : consumer.poll(idle ? NEWS : outage)) {
                places.read(message);
                lanes.add(message);
            }
            replay();
            if (!lanes.isEmpty()) {
                turn();
            }
            metrics.waiting(lanes.oldest());
            holdBack();
            if (lanes.isEmpty() || System.nanoTime() - committed > BETWEEN_COMMITS.toNanos()) {
                commit();
            }
        }

        /** Messages that come one after the other take turns together; the first one after a rest has not waited. */
        private void gather() {
            LockSupport.parkNanos(turned + BETWEEN_TURNS.toNanos() - System.nanoTime());
        }

        private void turn() {
            turned = System.nanoTime();
            var topic = lanes.nextTopic();
            var messages = lanes.next(pace.messages(topic));
            var began = System.nanoTime();
            try {
                inbox.apply(topic, messages);
            } catch (RuntimeException e) {
                outage = longer(outage);
                LOG.warn("{} messages of {} wait: {}", messages.size(), topic, e.toString());
                return;
            }
            outage = Duration.ZERO;
            pace.took(topic, messages.size(), System.nanoTime() - began);
            messages.forEach(places::applied);
            lanes.done(messages);
        }

        /** For ever: only an outage gets this far. */
        private static Duration longer(Duration outage) {
            var twice = outage.multipliedBy(2);
            return twice.isZero()
                    ? FIRST_OUTAGE_PAUSE
                    : twice.compareTo(LONGEST_OUTAGE_PAUSE) > 0 ? LONGEST_OUTAGE_PAUSE : twice;
        }

        private void holdBack() {
            if (lanes.bytes() > MOST_BYTES) {
                consumer.pause(consumer.assignment());
            } else if (lanes.bytes() <= MOST_BYTES / 2) {
                consumer.resume(consumer.paused());
            }
        }

        private void commit() {
            committed = System.nanoTime();
            var moved = places.moved();
            if (!moved.isEmpty()) {
                consumer.commitAsync(moved, (_, failed) -> {
                    if (failed != null) {
                        LOG.debug("a commit is said again: {}", failed.toString());
                        places.sayAgain();
                    }
                });
            }
        }

        private void replay() {
            for (var topic = replays.poll(); topic != null; topic = replays.poll()) {
                var partitions = of(topic);
                forget(partitions);
                consumer.seekToBeginning(partitions);
            }
        }

        private void forget(Collection<TopicPartition> partitions) {
            lanes.forget(partitions);
            places.forget(partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            assigned = Set.copyOf(consumer.assignment());
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            places.sayAgain();
            consumer.commitSync(places.moved(), GOODBYE);
            onPartitionsLost(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            forget(partitions);
            var kept = new HashSet<>(consumer.assignment());
            kept.removeAll(partitions);
            assigned = kept;
        }
    }

    private List<TopicPartition> of(String topic) {
        return assigned.stream()
                .filter(partition -> partition.topic().equals(topic))
                .toList();
    }

    /**
     * Starts over at the first message of a topic, in the partitions that this instance has.
     *
     * @return how many those are
     */
    int replay(String topic) {
        replays.add(topic);
        return of(topic).size();
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
        if (thread != null) {
            if (!reading) {
                thread.interrupt();
            }
            try {
                var _ = thread.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null && thread.isAlive();
    }
}
