package lantian.reporting.freshness.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import lantian.platform.messaging.Consumer;
import lantian.reporting.freshness.Waiting;
import lantian.reporting.freshness.Watermark;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares, each second, what the topics hold with what this service has confirmed. Confirmation follows the database's
 * commit, so the watermark may be late and is never early. What still waits in another service's outbox is not seen here;
 * that service's own outbox age tells.
 */
@Component
class KafkaWatermark implements Watermark, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaWatermark.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<String, Object> broker;
    private final List<String> topics;
    private final List<Waiting> waiting;
    private final String group;
    private final Clock clock;
    private final Admin admin;
    private volatile Instant freshAsOf;

    KafkaWatermark(
            KafkaAdmin kafka,
            List<Consumer> consumers,
            List<Waiting> waiting,
            Clock clock,
            MeterRegistry meters,
            @Value("${spring.application.name}") String group,
            @Value("${lantian.messaging.prefix:}") String prefix) {
        this.broker = new HashMap<>(kafka.getConfigurationProperties());
        this.broker.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        this.broker.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        this.topics = consumers.stream()
                .map(consumer -> prefix + consumer.topic())
                .distinct()
                .toList();
        this.waiting = waiting;
        this.group = group;
        this.clock = clock;
        this.admin = Admin.create(broker);
        this.freshAsOf = Instant.EPOCH;
        meters.gauge("lantian.reporting.freshness.seconds", this, KafkaWatermark::secondsBehind);
    }

    @Override
    public Instant freshAsOf() {
        return freshAsOf;
    }

    @Override
    public void destroy() {
        admin.close(PATIENCE);
    }

    @Scheduled(fixedDelay = 1_000)
    void look() throws InterruptedException {
        try {
            var now = clock.instant();
            var notApplied = firstNotApplied();
            var applied = notApplied.isEmpty() ? now : oldest(notApplied, now);
            freshAsOf = waiting.stream().flatMap(one -> one.oldest().stream()).reduce(applied, KafkaWatermark::earlier);
        } catch (ExecutionException | KafkaException e) {
            LOG.debug("the watermark stands still: {}", e.toString());
        }
    }

    /** Per partition in which something waits: the offset of the first message that is not applied. */
    private Map<TopicPartition, Long> firstNotApplied() throws ExecutionException, InterruptedException {
        var existing = admin.listTopics().names().get();
        var described = admin.describeTopics(
                        topics.stream().filter(existing::contains).toList())
                .allTopicNames()
                .get();
        var partitions = described.values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
        var ends = offsets(partitions, OffsetSpec.latest());
        var starts = offsets(partitions, OffsetSpec.earliest());
        var confirmed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        var waiting = new HashMap<TopicPartition, Long>();
        ends.forEach((partition, end) -> {
            var offset = confirmed.get(partition);
            long next = offset == null ? starts.getOrDefault(partition, 0L) : offset.offset();
            if (next < end) {
                waiting.put(partition, next);
            }
        });
        return waiting;
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException {
        var asked = partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> spec));
        return admin.listOffsets(asked).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    /** Reads the waiting messages' times; what can't be read in time leaves the watermark where it was. */
    private Instant oldest(Map<TopicPartition, Long> waiting, Instant now) {
        var settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 50);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1_024);
        var oldest = now;
        var unseen = new HashMap<>(waiting);
        try (var reader = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            reader.assign(waiting.keySet());
            waiting.forEach(reader::seek);
            var until = System.nanoTime() + PATIENCE.toNanos();
            while (!unseen.isEmpty() && System.nanoTime() < until) {
                for (var message : reader.poll(Duration.ofMillis(200))) {
                    var partition = new TopicPartition(message.topic(), message.partition());
                    if (unseen.remove(partition) != null) {
                        reader.pause(List.of(partition));
                        var at = announcedAt(message);
                        oldest = at.isBefore(oldest) ? at : oldest;
                    }
                }
            }
        }
        return unseen.isEmpty() || oldest.isBefore(freshAsOf) ? oldest : freshAsOf;
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }

    private static Instant announcedAt(ConsumerRecord<byte[], byte[]> message) {
        return Instant.ofEpochMilli(message.timestamp());
    }

    private double secondsBehind() {
        return Duration.between(freshAsOf, clock.instant()).toMillis() / 1_000.0;
    }
}
