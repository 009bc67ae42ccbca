package lantian.platform.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Carries rows to the broker in their order, and confirms a transaction when the broker holds it and everything before it. The
 * first failure ends the carrier: the next one begins again at the last confirmed position, so nothing is overtaken or lost.
 */
final class Carrier implements AutoCloseable {

    private static final int MOST_MESSAGES = 20_000;
    private static final int MOST_BYTES = 24 << 20;

    private final KafkaProducer<String, byte[]> producer;
    private final String prefix;
    private final byte[] source;
    private final LongConsumer confirm;
    private final Runnable onFailure;
    private final ArrayDeque<Sent> flight = new ArrayDeque<>();
    private long bytes;
    private @Nullable Exception failure;

    Carrier(Map<String, Object> broker, String prefix, String source, LongConsumer confirm, Runnable onFailure) {
        this.producer = new KafkaProducer<>(settings(broker), new StringSerializer(), new ByteArraySerializer());
        this.prefix = prefix;
        this.source = Envelope.bytes(source);
        this.confirm = confirm;
        this.onFailure = onFailure;
    }

    private static Map<String, Object> settings(Map<String, Object> broker) {
        var settings = new HashMap<>(broker);
        settings.keySet()
                .removeAll(Set.of(
                        ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG));
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // two on their way to a partition that has just been made can arrive as second and never first
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 16);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * MOST_BYTES);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return settings;
    }

    /** One message on its way, or with {@code end >= 0} the end of a transaction. */
    private static final class Sent {
        final Instant at;
        final int size;
        final long end;
        boolean arrived;

        Sent(Instant at, int size, long end) {
            this.at = at;
            this.size = size;
            this.end = end;
            this.arrived = end >= 0;
        }
    }

    void send(OutboxRow row) {
        var sent = new Sent(row.at(), row.payload().length, -1);
        synchronized (this) {
            flight.add(sent);
            bytes += sent.size;
        }
        var _ = producer.send(Envelope.wrap(row, prefix, source), (_, failed) -> arrived(sent, failed));
    }

    /** What was sent since the last end belongs to a transaction that ends at this position. */
    synchronized void committed(long end) {
        flight.add(new Sent(Instant.EPOCH, 0, end));
        confirmArrived();
    }

    private synchronized void arrived(Sent sent, @Nullable Exception failed) {
        if (failed == null) {
            sent.arrived = true;
            confirmArrived();
        } else if (failure == null) {
            failure = failed;
            onFailure.run();
            notifyAll();
        }
    }

    private void confirmArrived() {
        for (var next = flight.peek(); next != null && next.arrived; next = flight.peek()) {
            flight.remove();
            bytes -= next.size;
            if (next.end >= 0) {
                confirm.accept(next.end);
            }
        }
        if (hasRoom()) {
            notifyAll();
        }
    }

    private boolean hasRoom() {
        return flight.size() < MOST_MESSAGES && bytes < MOST_BYTES;
    }

    /** Waits at most that long, and says whether more may be sent. */
    synchronized boolean awaitRoom(Duration atMost) throws InterruptedException {
        rethrow();
        var until = System.nanoTime() + atMost.toNanos();
        while (!hasRoom()) {
            var left = Duration.ofNanos(until - System.nanoTime()).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
            rethrow();
        }
        return true;
    }

    /** Waits until everything has arrived. */
    synchronized void awaitArrival() throws InterruptedException {
        while (!flight.isEmpty()) {
            rethrow();
            wait(100);
        }
        rethrow();
    }

    synchronized boolean isIdle() {
        return flight.isEmpty() && failure == null;
    }

    /** When the oldest announcement that has not arrived yet was made. */
    synchronized Optional<Instant> oldest() {
        return flight.stream().filter(sent -> sent.end < 0).findFirst().map(sent -> sent.at);
    }

    private void rethrow() {
        if (failure != null) {
            throw new IllegalStateException("the broker refused a message", failure);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
