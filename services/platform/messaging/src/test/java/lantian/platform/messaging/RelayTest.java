package lantian.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.Servers;
import lantian.platform.testkit.server.KafkaServer;
import lantian.platform.testkit.server.Ports;
import lantian.platform.testkit.server.Running;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The relay against processes that die, and a broker that goes away. */
class RelayTest {

    private static final String TOPIC = "test.kills";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static int databases = 900;

    @TempDir
    Path folder;

    private final String prefix = UUID.randomUUID().toString().substring(0, 8) + ".";
    private final List<Process> processes = new ArrayList<>();
    private final List<Relay> relays = new ArrayList<>();
    private Db db = Servers.database("messaging", ++databases);
    private String broker = Servers.kafka();

    @BeforeEach
    void migrate() {
        Flyway.configure()
                .dataSource(db.url(), db.roles().owner(), db.roles().ownerPassword())
                .locations("classpath:db/platform")
                .load()
                .migrate();
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
        relays.forEach(Relay::stop);
    }

    @Test
    void what_a_killed_writer_had_been_told_is_delivered() throws Exception {
        relay();
        var told = folder.resolve("told");

        for (var kill = 0; kill < 3; kill++) {
            var writer = java(
                    WriterProcess.class,
                    db.url(),
                    db.roles().app(),
                    db.roles().appPassword(),
                    told.toString(),
                    "child",
                    Integer.toString(kill * 1_000_000));
            var enough = 100 * (kill + 1);
            await().atMost(PATIENCE)
                    .until(() -> Files.exists(told) && numbers(told).size() > enough);
            writer.destroyForcibly().waitFor();
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(delivered()).containsAll(numbers(told)));
    }

    @Test
    void a_killed_relay_loses_nothing_and_its_successor_repeats_without_confusing_the_order() throws Exception {
        var count = 20_000;
        var first = relayProcess();
        write(count);
        for (var kill = 0; kill < 3; kill++) {
            var seen = delivered().size();
            await().atMost(PATIENCE).until(() -> {
                var now = delivered();
                return now.size() > seen || Set.copyOf(now).size() == count;
            });
            first.destroyForcibly().waitFor();
            first = relayProcess();
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(arrived()).hasSize(count));
        assertThat(firstSeen(delivered())).isSorted();
    }

    @Test
    void of_two_relays_one_works_and_the_other_takes_over() {
        var one = relay();
        await().until(one::isRelaying);
        var two = relay();
        write(10);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(arrived()).hasSize(10));
        assertThat(two.isRelaying()).isFalse();

        one.stop();
        write(10);

        await().atMost(Duration.ofSeconds(5)).until(two::isRelaying);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(arrived()).hasSize(20));
    }

    @Test
    void what_was_said_before_there_was_a_relay_is_delivered_too() {
        write(500);

        relay();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(arrived()).hasSize(500));
    }

    @Test
    void a_lost_slot_is_made_up_for_from_the_table() {
        var before = relay();
        await().until(before::isRelaying);
        before.stop();
        write(300);
        db.everything()
                .sql(
                        "select pg_drop_replication_slot(slot_name) from pg_replication_slots where database = current_database()")
                .query()
                .listOfRows();

        relay();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(arrived()).hasSize(300));
    }

    @Test
    void while_the_broker_is_away_writing_goes_on_and_everything_arrives_afterwards() throws Exception {
        var server = new KafkaServer(folder.resolve("kafka"), Ports.free(), Ports.free());
        broker = server.bootstrap();
        var running = Running.start(server, folder.resolve("kafka.log")).awaitReady(PATIENCE);
        try {
            relay();
            write(10);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(arrived()).hasSize(10));
            running.process().destroyForcibly().waitFor();

            write(30_000);
            running = Running.start(server, folder.resolve("kafka.log")).awaitReady(PATIENCE);

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(arrived()).hasSize(30_010));
        } finally {
            relays.forEach(Relay::stop);
            running.stop();
        }
    }

    @Test
    void the_log_is_not_kept_because_of_what_others_write() {
        var relay = relay();
        await().until(relay::isRelaying);

        db.owner()
                .sql("create table noise as select generate_series(1, 200000) as n")
                .update();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                db.everything().sql("""
                        select pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn) from pg_replication_slots
                        where database = current_database()
                        """).query(Long.class).single())
                        .isLessThan(1 << 20));
    }

    private Relay relay() {
        var relay = RelayProcess.relay(db.url(), db.roles().relay(), db.roles().relayPassword(), broker, prefix);
        relays.add(relay);
        relay.start();
        return relay;
    }

    private Process relayProcess() throws IOException {
        return java(RelayProcess.class, db.url(), db.roles().relay(), db.roles().relayPassword(), broker, prefix);
    }

    private Process java(Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                classPath(),
                main.getName()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(main.getSimpleName() + ".log").toFile())
                .start();
        processes.add(process);
        return process;
    }

    private static String classPath() {
        var surefire = System.getProperty("surefire.test.class.path");
        return surefire == null ? System.getProperty("java.class.path") : surefire.replace(':', File.pathSeparatorChar);
    }

    /** One transaction each, continuing the numbers; one key, so that there is one order. */
    private void write(int count) {
        db.everything().sql("""
                insert into outbox (tenant_id, at, topic, key, type, payload)
                select gen_random_uuid(), now(), :topic, 'child', 'test.said.v1', '{"version":' || written + n || '}'
                from generate_series(1, :count) as n, (select count(*) as written from outbox) as before
                order by n
                """).param("topic", TOPIC).param("count", count).update();
    }

    private static List<Long> numbers(Path told) throws IOException {
        var text = Files.readString(told);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(Long::valueOf)
                .toList();
    }

    private static List<Long> firstSeen(List<Long> delivered) {
        return delivered.stream().distinct().toList();
    }

    /** What is there, however often. */
    private Set<Long> arrived() {
        return Set.copyOf(delivered());
    }

    private List<Long> delivered() {
        var settings = java.util.Map.<String, Object>of("bootstrap.servers", broker, "enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(prefix + TOPIC).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var versions = new ArrayList<Long>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(message ->
                                versions.add(Long.valueOf(message.value().replaceAll("\\D", ""))));
            }
            return versions;
        }
    }
}
