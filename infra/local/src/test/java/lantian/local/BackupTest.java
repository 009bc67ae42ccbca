package lantian.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import lantian.servers.Distributions;
import lantian.servers.KafkaRights;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the real PostgreSQL and Kafka: what was there is there again, and what can't be restored changes nothing. */
class BackupTest {

    /** Below the ports that the system gives to outgoing connections, and beside the other tests of a stack. */
    private static final int SHIFT = 20_700;

    private static final Texts TEXTS = Texts.of(Map.of("LANG", "C"));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-02T08:00:00Z"), ZoneOffset.UTC);
    private static final TopicPartition PARTITION = new TopicPartition("registry.children", 1);

    @TempDir
    Path folder;

    private Layout layout;
    private Stack stack;
    private Processes processes;
    private Steps steps;

    @BeforeEach
    void a_stack_with_data() throws Exception {
        layout = new Layout(Distributions.root(), folder.resolve("stack"), SHIFT);
        var secrets = Secrets.in(layout.secrets());
        stack = new Stack(layout, secrets, Replicas.ONE);
        secrets.store();
        processes = new Processes(layout);
        steps = new Steps(new PrintStream(OutputStream.nullOutputStream()), TEXTS, false);
    }

    @AfterEach
    void down() throws Exception {
        stop();
        steps.close();
    }

    @Test
    void what_was_there_is_there_again_whatever_was_written_meanwhile() throws Exception {
        start();
        fill();
        var writing = new AtomicBoolean(true);
        var writer = Thread.ofVirtual().start(() -> write(writing));
        var backup = folder.resolve("backup");

        backup(backup);

        writing.set(false);
        writer.join();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup.resolve("keys"))))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> backup(backup)).hasMessageContaining("holds a backup already");
        assertThatThrownBy(() -> restore(backup, false)).hasMessageContaining("There are data in");
        var keys = folder.resolve("safe");
        Files.move(backup.resolve("keys"), keys);
        assertThatThrownBy(() -> restore(backup, true)).hasMessageContaining("nobody can read what is sealed");
        stop();
        forgetEverything();

        new Restore(layout, TEXTS, steps).check(backup, keys, false);
        new Restore(layout, TEXTS, steps).run(backup, keys);

        stack = new Stack(layout, Secrets.in(layout.secrets()), Replicas.ONE);
        start();
        // without a gap: the copy is of one moment, although its files are not
        try (var database = stack.postgres().connect("registry");
                var sql = database.createStatement();
                var kept = sql.executeQuery(
                        "select count(*), max(id), (select count(*) from pg_replication_slots) from kept")) {
            kept.next();
            assertThat(kept.getLong(1)).isGreaterThanOrEqualTo(1000).isEqualTo(kept.getLong(2));
            assertThat(kept.getLong(3)).isZero();
        }
        assertThat(messages()).hasSize(100).containsEntry(42L, "message 42").containsEntry(99L, "message 99");
        assertThat(readBy("reporting")).contains(new OffsetAndMetadata(60));
        assertThat(layout.state().resolve("restoring")).doesNotExist();
    }

    @Test
    void what_is_damaged_or_of_something_else_changes_nothing() throws Exception {
        start();
        fill();
        var backup = folder.resolve("backup");
        backup(backup);
        stop();
        var before = Files.readString(layout.secrets());
        var topics = Files.readAllBytes(backup.resolve(Backup.TOPICS));
        topics[topics.length / 2] ^= 1;
        Files.write(backup.resolve(Backup.TOPICS), topics);

        assertThatThrownBy(() -> restore(backup, true)).hasMessageContaining("kafka.gz is missing or damaged");
        Files.writeString(folder.resolve("others"), "vault-master-key=of somebody else");
        assertThatThrownBy(() -> new Restore(layout, TEXTS, steps).check(backup, folder.resolve("others"), true))
                .hasMessageContaining("does not hold the keys of this backup");
        var manifest = Files.readString(backup.resolve("manifest"));
        Files.writeString(backup.resolve("manifest"), manifest + "\nschema.registry=9999\n");
        assertThatThrownBy(() -> restore(backup, true)).hasMessageContaining("cannot read that backup: registry 9999");
        Files.writeString(backup.resolve("manifest"), manifest + "\npostgresql=17.4\n");
        assertThatThrownBy(() -> restore(backup, true)).hasMessageContaining("PostgreSQL 17.4");
        Files.delete(backup.resolve("manifest"));
        assertThatThrownBy(() -> restore(backup, true)).hasMessageContaining("holds no backup");

        assertThat(layout.state().resolve("restoring")).doesNotExist();
        assertThat(Files.readString(layout.secrets())).isEqualTo(before);
        start();
        assertThat(messages()).hasSize(100);
        // what an interrupted backup left is no obstacle
        backup(backup);
        new Restore(layout, TEXTS, steps).check(backup, backup.resolve("keys"), true);
    }

    @Test
    void a_restore_that_was_killed_begins_anew_and_leaves_no_server_behind() throws Exception {
        start();
        fill();
        var backup = folder.resolve("backup");
        backup(backup);
        stop();
        // as after a kill between the moves: a server of the unfinished one runs, and there are no data
        var unfinished = new Layout(layout.root(), layout.state().resolve("restoring"), SHIFT);
        Files.createDirectories(unfinished.state());
        Files.copy(backup.resolve("keys"), unfinished.secrets());
        var left = new Stack(unfinished, Secrets.in(unfinished.secrets()), Replicas.ONE).postgres();
        var orphan = new Processes(unfinished).start(left).awaitReady(Duration.ofMinutes(1));
        forgetEverything();

        assertThatThrownBy(() -> new Restore(layout, TEXTS, steps).forget())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("A restore was interrupted");
        restore(backup, false);

        assertThat(orphan.process().isAlive()).isFalse();
        start();
        assertThat(messages()).hasSize(100);
        Files.createDirectories(unfinished.state());
        new Restore(layout, TEXTS, steps).forget();
        assertThat(unfinished.state()).doesNotExist();
        assertThat(layout.data()).exists();
    }

    private void start() throws Exception {
        new Up(layout, TEXTS, stack, processes, steps).run(List.of(stack.postgres(), stack.kafka()));
    }

    private void stop() throws Exception {
        for (var server : List.of(stack.kafka(), stack.postgres())) {
            processes.stop(server);
        }
    }

    private void forgetEverything() throws Exception {
        org.springframework.util.FileSystemUtils.deleteRecursively(layout.data());
        Files.delete(layout.secrets());
    }

    private void backup(Path to) throws Exception {
        new Backup(layout, TEXTS, stack, steps, CLOCK).write(to);
    }

    private void restore(Path from, boolean replace) throws Exception {
        var restore = new Restore(layout, TEXTS, steps);
        restore.check(from, from.resolve("keys"), replace);
        restore.run(from, from.resolve("keys"));
    }

    private void fill() throws Exception {
        for (var service : Stack.MIGRATED) {
            try (var database = stack.postgres().connect(service);
                    var sql = database.createStatement()) {
                sql.execute("""
                    create table kept (id bigint generated always as identity primary key, text text not null);
                    insert into kept (text) select repeat('x', 200) from generate_series(1, 1000);
                    create table flyway_schema_history (version text, success boolean);
                    insert into flyway_schema_history values (null, true), ('0.2', true), ('1', true), ('99', false)
                    """);
            }
        }
        try (var database = stack.postgres().connect("registry");
                var sql = database.createStatement()) {
            sql.execute("select pg_create_logical_replication_slot('outbox_registry', 'pgoutput')");
        }
        try (var admin = Admin.create(KafkaRights.superuser(stack.kafka()));
                var producer = new KafkaProducer<>(
                        KafkaRights.superuser(stack.kafka()), new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic(PARTITION.topic(), Optional.of(2), Optional.empty())
                            .configs(Map.of("retention.ms", "-1"))))
                    .all()
                    .get();
            for (var i = 0; i < 100; i++) {
                var _ = producer.send(new ProducerRecord<>(PARTITION.topic(), 1, "key", "message " + i));
            }
            producer.flush();
            admin.alterConsumerGroupOffsets("reporting", Map.of(PARTITION, new OffsetAndMetadata(60)))
                    .all()
                    .get();
        }
    }

    private void write(AtomicBoolean writing) {
        try (var database = stack.postgres().connect("registry");
                var sql = database.createStatement()) {
            while (writing.get()) {
                sql.execute("insert into kept (text) select repeat('y', 200) from generate_series(1, 50)");
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<Long, String> messages() {
        try (var consumer = new KafkaConsumer<>(
                KafkaRights.superuser(stack.kafka()), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long end = Objects.requireNonNull(
                    consumer.endOffsets(List.of(PARTITION)).get(PARTITION));
            var all = new HashMap<Long, String>();
            while (consumer.position(PARTITION) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(message -> all.put(message.offset(), message.value()));
            }
            return all;
        }
    }

    private Optional<OffsetAndMetadata> readBy(String group) throws Exception {
        try (var admin = Admin.create(KafkaRights.superuser(stack.kafka()))) {
            return Optional.ofNullable(admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(PARTITION));
        }
    }
}
