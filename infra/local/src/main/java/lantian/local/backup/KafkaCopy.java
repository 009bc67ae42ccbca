package lantian.local.backup;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import lantian.servers.KafkaRights;
import lantian.servers.KafkaServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * All topics of a running broker with every message in its place, and how far each group has read. Messages keep their
 * offsets, as dead letters point to them; that needs topics that have lost nothing, which Lantian's never do.
 */
public record KafkaCopy(KafkaServer server) {

    private static final Duration POLL = Duration.ofMillis(200);

    /**
     * What is in the file when this returns was in the topics at its beginning.
     *
     * @param file to be written
     * @return how many messages
     */
    public long write(Path file) throws IOException, InterruptedException {
        try (var admin = Admin.create(KafkaRights.superuser(server));
                var consumer = new KafkaConsumer<>(
                        KafkaRights.superuser(server), new ByteArrayDeserializer(), new ByteArrayDeserializer());
                var out = new DataOutputStream(Tarball.compressed(PrivateFiles.create(file)))) {
            // how far groups have read first: it must never be more than there is
            var read = offsets(admin);
            var topics = topics(admin);
            var partitions = topics.stream()
                    .flatMap(topic -> IntStream.range(0, topic.numPartitions())
                            .mapToObj(number -> new TopicPartition(topic.name(), number)))
                    .toList();
            var ends = consumer.endOffsets(partitions);
            writeTopics(topics, out);
            writeOffsets(read, out);
            return writeMessages(consumer, ends, out);
        } catch (ExecutionException e) {
            throw new IOException("Kafka could not be copied: " + e.getCause(), e);
        }
    }

    private static List<NewTopic> topics(Admin admin) throws ExecutionException, InterruptedException {
        var names = admin.listTopics().names().get();
        var settings = admin.describeConfigs(names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .all()
                .get();
        var topics = new ArrayList<NewTopic>();
        for (var topic :
                new TreeMap<>(admin.describeTopics(names).allTopicNames().get()).values()) {
            var own = new TreeMap<String, String>();
            Objects.requireNonNull(settings.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name())))
                    .entries()
                    .stream()
                    .filter(setting -> setting.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                    .forEach(setting -> own.put(setting.name(), setting.value()));
            topics.add(
                    new NewTopic(topic.name(), Optional.of(topic.partitions().size()), Optional.empty()).configs(own));
        }
        return topics;
    }

    private static Map<String, Map<TopicPartition, OffsetAndMetadata>> offsets(Admin admin)
            throws ExecutionException, InterruptedException {
        var asked = new TreeMap<String, ListConsumerGroupOffsetsSpec>();
        admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .forEach(group -> asked.put(group, new ListConsumerGroupOffsetsSpec()));
        return admin.listConsumerGroupOffsets(asked).all().get();
    }

    private static void writeTopics(Collection<NewTopic> topics, DataOutputStream out) throws IOException {
        out.writeInt(topics.size());
        for (var topic : topics) {
            out.writeUTF(topic.name());
            out.writeInt(topic.numPartitions());
            out.writeInt(topic.configs().size());
            for (var setting : topic.configs().entrySet()) {
                out.writeUTF(setting.getKey());
                out.writeUTF(setting.getValue());
            }
        }
    }

    private static void writeOffsets(Map<String, Map<TopicPartition, OffsetAndMetadata>> groups, DataOutputStream out)
            throws IOException {
        out.writeInt(groups.size());
        for (var group : groups.entrySet()) {
            out.writeUTF(group.getKey());
            out.writeInt(group.getValue().size());
            for (var read : group.getValue().entrySet()) {
                out.writeUTF(read.getKey().topic());
                out.writeInt(read.getKey().partition());
                out.writeLong(read.getValue().offset());
            }
        }
    }

    private static long writeMessages(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, DataOutputStream out)
            throws IOException {
        var open = new HashMap<TopicPartition, Reading>();
        ends.forEach((partition, end) -> {
            if (end > 0) {
                open.put(partition, new Reading(end));
            }
        });
        consumer.assign(open.keySet());
        consumer.seekToBeginning(open.keySet());
        var count = 0L;
        while (!open.isEmpty()) {
            for (var message : consumer.poll(POLL)) {
                var partition = new TopicPartition(message.topic(), message.partition());
                var reading = open.get(partition);
                if (reading == null) {
                    continue;
                }
                if (message.offset() != reading.next++) {
                    throw new IOException(partition + " has lost messages before " + message.offset());
                }
                if (reading.next == reading.end) {
                    open.remove(partition);
                }
                new Kept(message).write(out);
                count++;
            }
        }
        out.writeBoolean(false);
        return count;
    }

    /** How far a partition has been read, and up to where it will be. */
    private static final class Reading {
        private long next;
        private final long end;

        Reading(long end) {
            this.end = end;
        }
    }

    /** Fills the topics of an empty broker. */
    public void read(Path file) throws IOException, InterruptedException {
        try (var admin = Admin.create(KafkaRights.superuser(server));
                var in = new DataInputStream(
                        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), 1 << 16))) {
            admin.createTopics(readTopics(in)).all().get();
            var groups = readOffsets(in);
            readMessages(in);
            for (var group : groups.entrySet()) {
                admin.alterConsumerGroupOffsets(group.getKey(), group.getValue())
                        .all()
                        .get();
            }
        } catch (ExecutionException e) {
            throw new IOException("Kafka could not be filled: " + e.getCause(), e);
        }
    }

    private static List<NewTopic> readTopics(DataInputStream in) throws IOException {
        var topics = new ArrayList<NewTopic>();
        for (var left = in.readInt(); left > 0; left--) {
            var topic = new NewTopic(in.readUTF(), Optional.of(in.readInt()), Optional.empty());
            var settings = new HashMap<String, String>();
            for (var more = in.readInt(); more > 0; more--) {
                settings.put(in.readUTF(), in.readUTF());
            }
            topics.add(topic.configs(settings));
        }
        return topics;
    }

    private static Map<String, Map<TopicPartition, OffsetAndMetadata>> readOffsets(DataInputStream in)
            throws IOException {
        var groups = new TreeMap<String, Map<TopicPartition, OffsetAndMetadata>>();
        for (var left = in.readInt(); left > 0; left--) {
            var read = new HashMap<TopicPartition, OffsetAndMetadata>();
            groups.put(in.readUTF(), read);
            for (var more = in.readInt(); more > 0; more--) {
                read.put(new TopicPartition(in.readUTF(), in.readInt()), new OffsetAndMetadata(in.readLong()));
            }
        }
        return groups;
    }

    private void readMessages(DataInputStream in) throws IOException {
        var failure = new AtomicReference<@Nullable String>();
        var settings = new HashMap<>(KafkaRights.superuser(server));
        settings.put("acks", "all");
        settings.put("linger.ms", 20);
        // a broker may refuse for ever what follows the first request to a new partition
        settings.put("max.in.flight.requests.per.connection", 1);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            while (in.readBoolean()) {
                var kept = Kept.read(in);
                var _ = producer.send(kept.message(), (there, refused) -> {
                    if (refused != null || there.offset() != kept.offset()) {
                        failure.compareAndSet(
                                null, kept.message().topic() + ": " + (refused == null ? there : refused));
                    }
                });
            }
        }
        if (failure.get() != null) {
            throw new IOException("A message did not get its place back in " + failure.get());
        }
    }

    /** One message and its place. */
    private record Kept(ProducerRecord<byte[], byte[]> message, long offset) {

        Kept(org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]> read) {
            this(
                    new ProducerRecord<>(
                            read.topic(), read.partition(), read.timestamp(), read.key(), read.value(), read.headers()),
                    read.offset());
        }

        void write(DataOutputStream out) throws IOException {
            out.writeBoolean(true);
            out.writeUTF(message.topic());
            out.writeInt(message.partition());
            out.writeLong(offset);
            out.writeLong(message.timestamp());
            writeBytes(message.key(), out);
            writeBytes(message.value(), out);
            var headers = message.headers().toArray();
            out.writeInt(headers.length);
            for (var header : headers) {
                out.writeUTF(header.key());
                writeBytes(header.value(), out);
            }
        }

        static Kept read(DataInputStream in) throws IOException {
            var topic = in.readUTF();
            var partition = in.readInt();
            var offset = in.readLong();
            var message =
                    new ProducerRecord<byte[], byte[]>(topic, partition, in.readLong(), readBytes(in), readBytes(in));
            for (var left = in.readInt(); left > 0; left--) {
                message.headers().add(in.readUTF(), readBytes(in));
            }
            return new Kept(message, offset);
        }

        private static void writeBytes(byte @Nullable [] bytes, DataOutputStream out) throws IOException {
            out.writeInt(bytes == null ? -1 : bytes.length);
            if (bytes != null) {
                out.write(bytes);
            }
        }

        private static byte @Nullable [] readBytes(DataInputStream in) throws IOException {
            var length = in.readInt();
            return length < 0 ? null : in.readNBytes(length);
        }
    }
}
