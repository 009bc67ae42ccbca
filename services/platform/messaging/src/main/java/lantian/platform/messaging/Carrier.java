package lantian.platform.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Carries rows to the broker in their order. The first failure ends the carrier: the next one begins again at what had not
 * arrived, so nothing is overtaken or lost.
 */
final class Carrier implements AutoCloseable {

    private static final int MOST_MESSAGES = 20_000;
    private static final int MOST_BYTES = 24 << 20;

    private final KafkaProducer<String, byte[]> producer;
    private final String prefix;
    private final byte[] source;
    private int messages;
    private long bytes;
    private @Nullable Exception failure;

    Carrier(Map<String, Object> broker, String prefix, String source) {
        this.producer = new KafkaProducer<>(settings(broker), new StringSerializer(), new ByteArraySerializer());
        this.prefix = prefix;
        this.source = Envelope.bytes(source);
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

    void send(OutboxRow row) {
        var size = row.payload().length;
        synchronized (this) {
            messages++;
            bytes += size;
        }
        var _ = producer.send(Envelope.wrap(row, prefix, source), (_, failed) -> arrived(size, failed));
    }

    private synchronized void arrived(int size, @Nullable Exception failed) {
        if (failed == null) {
            messages--;
            bytes -= size;
        } else if (failure == null) {
            failure = failed;
        }
        notifyAll();
    }

    /** Waits at most that long, and says whether more may be sent. */
    boolean awaitRoom(Duration atMost) throws InterruptedException {
        return await(atMost, () -> messages < MOST_MESSAGES && bytes < MOST_BYTES);
    }

    /** Waits at most that long, and says whether everything that was sent has arrived. */
    boolean awaitArrival(Duration atMost) throws InterruptedException {
        return await(atMost, () -> messages == 0);
    }

    private synchronized boolean await(Duration atMost, BooleanSupplier reached) throws InterruptedException {
        var until = System.nanoTime() + atMost.toNanos();
        while (failure == null && !reached.getAsBoolean()) {
            var left = Duration.ofNanos(until - System.nanoTime()).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        if (failure != null) {
            throw new IllegalStateException("the broker refused a message", failure);
        }
        return true;
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
