package lantian.platform.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import lantian.servers.Json;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what was announced, and announces as another service would. Topics are named without the test's prefix. */
public final class KafkaProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String bootstrap;
    private final String prefix;
    private @Nullable KafkaProducer<String, String> producer;

    KafkaProbe(String bootstrap, String prefix) {
        this.bootstrap = bootstrap;
        this.prefix = prefix;
    }

    /** One event as it lies in the topic. */
    public record Event(
            String topic, int partition, long offset, String key, Map<String, String> headers, JsonNode payload) {

        public String type() {
            return headers.getOrDefault("ce_type", "");
        }

        public UUID id() {
            return UUID.fromString(headers.getOrDefault("ce_id", ""));
        }

        public UUID tenant() {
            return UUID.fromString(headers.getOrDefault("tenant", ""));
        }
    }

    /** What stands before each topic's name in this test. */
    public String prefix() {
        return prefix;
    }

    /**
     * Sends an event with a new id.
     *
     * @param payload a record, a map, or JSON text
     */
    public UUID send(String topic, String key, UUID tenant, String type, Object payload) {
        var id = UUID.randomUUID();
        send(id, topic, key, tenant, type, payload);
        return id;
    }

    /** Sends an event with this id: a second time, for example. */
    public void send(UUID id, String topic, String key, UUID tenant, String type, Object payload) {
        var source = type.substring(0, Math.max(0, type.indexOf('.')));
        var trace = UUID.randomUUID().toString().replace("-", "");
        send(
                topic,
                key,
                payload instanceof String json ? json : Json.write(payload),
                Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id.toString(),
                        "ce_type",
                        type,
                        "ce_source",
                        source,
                        "ce_time",
                        Instant.now().toString(),
                        "tenant",
                        tenant.toString(),
                        "traceparent",
                        "00-" + trace + "-" + trace.substring(0, 16) + "-01",
                        "content-type",
                        "application/json"));
    }

    /** Sends anything, broken envelopes too, and returns when the broker has it. */
    public void send(String topic, String key, String value, Map<String, String> headers) {
        var message = new ProducerRecord<>(prefix + topic, key, value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            producer().send(message).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Everything in the topic at this moment, in the order of each partition. */
    public List<Event> read(String topic) {
        try (var consumer = consumer()) {
            var partitions = consumer.partitionsFor(prefix + topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var events = new ArrayList<Event>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> events.add(event(message)));
            }
            return List.copyOf(events);
        }
    }

    /** Waits until the topic holds a matching event, and returns the first one. */
    public Event await(String topic, Predicate<Event> wanted) {
        return org.awaitility.Awaitility.await("an event in " + topic)
                .atMost(PATIENCE)
                .until(() -> read(topic).stream().filter(wanted).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    private Event event(ConsumerRecord<String, String> message) {
        var headers = new TreeMap<String, String>();
        message.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        var topic = message.topic().substring(prefix.length());
        return new Event(
                topic, message.partition(), message.offset(), message.key(), headers, Json.read(message.value()));
    }

    private Consumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", false),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private synchronized KafkaProducer<String, String> producer() {
        var open = producer;
        if (open == null) {
            open = new KafkaProducer<>(
                    Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                    new StringSerializer(),
                    new StringSerializer());
            producer = open;
        }
        return open;
    }
}
