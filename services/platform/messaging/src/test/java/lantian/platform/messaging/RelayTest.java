package lantian.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.Servers;
import lantian.servers.KafkaServer;
import lantian.servers.Ports;
import lantian.servers.Running;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The relay against processes that die, and a broker that goes away. */
class RelayTest {

    private static final String TOPIC = "test.kills";
    private static final String SCHOOL = UUID.randomUUID().toString();
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
    void where_the_position_is_lost_everything_kept_is_sent_again() {
        var before = relay();
        write(300);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(delivered()).hasSize(300));
        before.stop();
        db.everything().sql("delete from outbox_position").update();

        relay();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(delivered()).hasSize(600));
        assertThat(arrived()).hasSize(300);
    }

    /** A dump that is loaded brings along numbers of transactions that mean nothing here. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update outbox set xid = '999999999999'",
                "insert into outbox_position (snapshot) values ('999999999999:999999999999:')"
            })
    void an_outbox_of_another_server_is_not_taken_for_sent(String loaded) {
        write(10);
        db.everything().sql(loaded).update();
        var relay = relay();
        await().atMost(PATIENCE).until(() -> relay.interruptions() > 0);
        assertThat(relay.isRelaying()).isFalse();

        db.everything().sql("update outbox set xid = pg_current_xact_id()").update();
        db.everything().sql("delete from outbox_position").update();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(arrived()).hasSize(10));
        write(1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(delivered()).hasSize(11));
    }

    @Test
    void what_has_arrived_is_not_sent_again_by_the_next_one() {
        var before = relay();
        write(300);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(delivered()).hasSize(300));
        before.stop();

        relay();
        write(1);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(arrived()).hasSize(301));
        assertThat(delivered()).hasSize(301);
    }

    @Test
    void who_commits_late_is_neither_missed_nor_waited_for() throws Exception {
        relay();
        try (var slow = DriverManager.getConnection(
                db.url(), db.roles().app(), db.roles().appPassword())) {
            slow.setAutoCommit(false);
            say(slow, "slow", 1);

            write(5);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(arrived()).hasSize(5));
            say(slow, "slow", 2);
            slow.commit();
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(arrived()).hasSize(7));
        assertThat(delivered()).hasSize(7);
    }

    /** Transactions of any length and order, some undone, on few keys, whose rows they lock; looked at all the while. */
    @Test
    void many_at_once_lose_and_repeat_nothing_and_keep_the_order_of_each_key() throws Exception {
        relay();
        var keys = List.of("one", "two", "three");
        var told = new ConcurrentHashMap<String, List<Long>>();
        var number = new AtomicLong();
        try (var writers = Executors.newFixedThreadPool(6)) {
            for (var writer = 0; writer < 6; writer++) {
                var random = new Random(writer);
                var _ = writers.submit(() -> {
                    try (var session = DriverManager.getConnection(
                            db.url(), db.roles().app(), db.roles().appPassword())) {
                        session.setAutoCommit(false);
                        for (var turn = 0; turn < 60; turn++) {
                            transaction(session, random, keys, number, told);
                        }
                    }
                    return null;
                });
            }
        }

        var expected = told.values().stream().mapToInt(List::size).sum();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(delivered()).hasSize(expected));
        keys.forEach(key -> assertThat(deliveredOf(key)).isEqualTo(told.get(key)));
    }

    private static void transaction(
            Connection session,
            Random random,
            List<String> keys,
            AtomicLong number,
            ConcurrentHashMap<String, List<Long>> told)
            throws SQLException {
        var said = new HashMap<String, List<Long>>();
        try (var sql = session.createStatement()) {
            sql.execute("select pg_current_xact_id()"); // early, so that it is older than what it waits for
            for (var key : keys.subList(random.nextInt(keys.size()), keys.size())) {
                sql.execute("select pg_advisory_xact_lock(hashtext('" + key + "'))");
                for (var more = random.nextInt(4); more >= 0; more--) {
                    var next = number.incrementAndGet();
                    say(session, key, next);
                    said.computeIfAbsent(key, _ -> new ArrayList<>()).add(next);
                }
            }
        }
        if (random.nextInt(5) == 0) {
            session.rollback();
            return;
        }
        // before the commit, which frees the locks
        said.forEach((key, numbers) ->
                told.computeIfAbsent(key, _ -> new CopyOnWriteArrayList<>()).addAll(numbers));
        session.commit();
    }

    private static void say(Connection session, String key, long number) throws SQLException {
        try (var insert = session.prepareStatement("""
                with acting as (select set_config('lantian.tenant', ?, true) as tenant)
                insert into outbox (tenant_id, at, topic, key, type, payload)
                select tenant::uuid, now(), ?, ?, 'test.said.v1', '{"version":' || ? || '}' from acting
                """)) {
            insert.setString(1, SCHOOL);
            insert.setString(2, TOPIC);
            insert.setString(3, key);
            insert.setString(4, key.equals("slow") ? "-" + number : Long.toString(number));
            insert.executeUpdate();
        }
    }

    @Test
    void one_that_hangs_is_given_up() throws Exception {
        var hanging = relayProcess();
        write(10);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(arrived()).hasSize(10));
        signal(hanging, "STOP");
        try {
            var other = relay();
            write(10);

            await().atMost(Duration.ofSeconds(10)).until(other::isRelaying);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(arrived()).hasSize(20));
        } finally {
            signal(hanging, "CONT");
        }
    }

    private static void signal(Process process, String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void what_has_arrived_is_forgotten_after_some_days_and_what_has_not_is_kept() {
        write(20);
        db.everything()
                .sql("update outbox set at = now() - interval '4 days' where number % 2 = 0")
                .update();

        relay();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(arrived()).hasSize(20));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(db.everything()
                                .sql("select count(*) from outbox")
                                .query(Long.class)
                                .single())
                        .isEqualTo(10));
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
        return messages().map(RelayTest::number).toList();
    }

    private List<Long> deliveredOf(String key) {
        return messages()
                .filter(message -> message.key().equals(key))
                .map(RelayTest::number)
                .toList();
    }

    private static long number(ConsumerRecord<String, String> message) {
        return Long.parseLong(message.value().replaceAll("[^-\\d]", ""));
    }

    private Stream<ConsumerRecord<String, String>> messages() {
        var settings = java.util.Map.<String, Object>of("bootstrap.servers", broker, "enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(prefix + TOPIC).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var messages = new ArrayList<ConsumerRecord<String, String>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(messages::add);
            }
            return messages.stream();
        }
    }
}
