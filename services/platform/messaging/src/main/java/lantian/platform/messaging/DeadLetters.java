package lantian.platform.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;

/**
 * Messages that could not be applied: topic {@code <topic>.dead-letters}, as they came, with the class of the error and the
 * service it happened in.
 *
 * <p>Every reader of a topic can write letters about it. So when a letter is tried again, only its place is believed, and what is
 * applied is the message that lies there in the topic, where its owner alone writes.
 */
final class DeadLetters implements AutoCloseable {

    static final String SUFFIX = ".dead-letters";
    static final String GROUP = "lantian-group";
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final String ERROR = "lantian-error";
    private static final String PARTITION = "lantian-partition";
    private static final String OFFSET = "lantian-offset";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<String> SERIALIZERS =
            Set.of(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);

    private final Map<String, Object> consumerSettings;
    private final DefaultKafkaProducerFactory<String, byte[]> producers;
    private final DeadLetterPublishingRecoverer recoverer;
    private final Topics topics;
    private final String group;
    private final ReentrantLock replaying = new ReentrantLock();

    DeadLetters(
            Map<String, Object> producerSettings, Map<String, Object> consumerSettings, Topics topics, String group) {
        var settings = new HashMap<>(producerSettings);
        settings.keySet().removeAll(SERIALIZERS);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
        this.producers = new DefaultKafkaProducerFactory<>(settings, new StringSerializer(), new ByteArraySerializer());
        this.recoverer = recoverer(new KafkaTemplate<>(producers), group);
        this.consumerSettings = new HashMap<>(consumerSettings);
        this.consumerSettings.put(ConsumerConfig.GROUP_ID_CONFIG, group + SUFFIX);
        this.consumerSettings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // each letter asks for one message, wherever it lies: the answer to the question before must not be waited for
        this.consumerSettings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
        this.topics = topics;
        this.group = group;
    }

    /** Returns when the broker holds it; throws if it doesn't, and the batch is tried again. */
    void add(String topic, ConsumerRecord<String, byte[]> message, Exception failure) {
        LOG.error(
                "set aside: {} partition {} offset {}, type {}, id {}: {}",
                message.topic(),
                message.partition(),
                message.offset(),
                Envelope.text(message.headers(), Envelope.TYPE),
                Envelope.text(message.headers(), "ce_id"),
                cause(failure));
        try {
            topics.ensure(List.of(topic + SUFFIX));
            recoverer.accept(message, failure);
        } catch (org.springframework.kafka.KafkaException e) {
            throw new Topics.BrokerAway(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Topics.BrokerAway(e);
        }
    }

    /** The library's publisher, with nothing in the headers that could quote a message. */
    private static DeadLetterPublishingRecoverer recoverer(KafkaOperations<String, byte[]> sending, String group) {
        var recoverer = new DeadLetterPublishingRecoverer(
                sending, (message, _) -> new TopicPartition(message.topic() + SUFFIX, -1));
        recoverer.excludeHeader(DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd.values());
        recoverer.setHeadersFunction((message, failure) -> new RecordHeaders()
                .add(ERROR, Envelope.bytes(cause(failure)))
                .add(GROUP, Envelope.bytes(group))
                .add(PARTITION, Envelope.bytes(Integer.toString(message.partition())))
                .add(OFFSET, Envelope.bytes(Long.toString(message.offset())))
                .add("lantian-set-aside", Envelope.bytes(Instant.now().toString())));
        recoverer.setFailIfSendResultIsError(true);
        recoverer.setWaitForSendResultTimeout(PATIENCE);
        recoverer.setLogRecoveryRecord(false);
        return recoverer;
    }

    private static String cause(Exception failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure).getClass().getName();
    }

    /** @param applied of them now, the others are dead letters again */
    record Replayed(int tried, int applied) {}

    /** Tries those of this service that nobody has tried again yet. */
    Replayed replay(String topic, Predicate<ConsumerRecord<String, byte[]>> again) {
        if (!replaying.tryLock()) {
            throw new IllegalStateException("dead letters are being replayed already");
        }
        try (var consumer = consumer();
                var originals = consumer()) {
            var partitions = partitions(consumer, topic);
            var ends = consumer.endOffsets(partitions);
            var tried = 0;
            var applied = 0;
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var letter : consumer.poll(Duration.ofMillis(200))) {
                    var end = Objects.requireNonNull(ends.get(new TopicPartition(letter.topic(), letter.partition())));
                    if (letter.offset() < end && group.equals(Envelope.text(letter.headers(), GROUP))) {
                        tried++;
                        applied +=
                                original(originals, topic, letter).filter(again).isPresent() ? 1 : 0;
                    }
                }
            }
            ends.replaceAll((partition, end) -> Math.min(end, consumer.position(partition)));
            var done = new HashMap<TopicPartition, OffsetAndMetadata>();
            ends.forEach((partition, end) -> done.put(partition, new OffsetAndMetadata(end)));
            consumer.commitSync(done);
            LOG.info("{} dead letters of {} tried again, {} applied", tried, topic, applied);
            return new Replayed(tried, applied);
        } finally {
            replaying.unlock();
        }
    }

    /** The message that the letter is about; empty, and said in the log, if the letter names none. */
    private static Optional<ConsumerRecord<String, byte[]>> original(
            KafkaConsumer<String, byte[]> reader, String topic, ConsumerRecord<String, byte[]> letter) {
        try {
            var partition = Integer.parseInt(String.valueOf(Envelope.text(letter.headers(), PARTITION)));
            var offset = Long.parseLong(String.valueOf(Envelope.text(letter.headers(), OFFSET)));
            var there = new TopicPartition(topic, partition);
            reader.assign(List.of(there));
            reader.seek(there, offset);
            var until = System.nanoTime() + PATIENCE.toNanos();
            while (reader.position(there) <= offset && System.nanoTime() < until) {
                for (var message : reader.poll(Duration.ofMillis(200)).records(there)) {
                    if (message.offset() == offset) {
                        return Optional.of(message);
                    }
                }
            }
        } catch (IllegalArgumentException | KafkaException e) {
            LOG.debug("the letter's place: {}", e.toString());
        }
        LOG.warn(
                "dead letter at partition {} offset {} of {} names no message there; a replay of the topic applies what is missing",
                letter.partition(),
                letter.offset(),
                letter.topic());
        return Optional.empty();
    }

    /** How many nobody has tried again yet; those of other services are among them. */
    long waiting(String topic) {
        try (var consumer = consumer()) {
            var partitions = partitions(consumer, topic);
            var ends = consumer.endOffsets(partitions);
            return partitions.stream()
                    .mapToLong(partition -> Objects.requireNonNull(ends.get(partition)) - consumer.position(partition))
                    .sum();
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, String topic) {
        var partitions = consumer.partitionsFor(topic + SUFFIX).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        return partitions;
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(consumerSettings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        producers.destroy();
    }
}
