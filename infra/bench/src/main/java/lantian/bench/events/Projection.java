package lantian.bench.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import lantian.bench.Comparison;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.context.SmartLifecycle;

/** What the inbox adds to the upsert it carries. */
public final class Projection {

    private static final int COUNT = 200_000;
    private static final int BATCH = 5_000;
    private static final int KEYS = 50_000;

    private final Machine machine;
    private long version;

    private Projection(Machine machine) {
        this.machine = machine;
    }

    public static void compare() throws Exception {
        try (var machine = new Machine()) {
            var projection = new Projection(machine);
            new Comparison("events/s", projection::inbox, projection::upserts)
                    .print(
                            "projection of " + COUNT + " events",
                            "Kafka, inbox, upsert",
                            "the same upserts in batches of " + BATCH);
        }
    }

    private double inbox() throws Exception {
        var inbox = machine.service.getBean("inboxReader", SmartLifecycle.class);
        var projected = machine.service.getBean(BenchService.Projected.class);
        inbox.stop();
        send();
        var wanted = projected.count.get() + COUNT;
        var start = System.nanoTime();
        inbox.start();
        while (projected.count.get() < wanted) {
            LockSupport.parkNanos(1_000_000);
        }
        return COUNT * 1e9 / (System.nanoTime() - start);
    }

    private void send() {
        version++;
        try (var producer = machine.producer()) {
            for (var number = 0; number < COUNT; number++) {
                var message = new ProducerRecord<>(
                        BenchService.TOPIC, "key" + number % KEYS, Machine.payload(version + number));
                message.headers()
                        .add("ce_id", bytes(UUID.randomUUID().toString()))
                        .add("ce_type", bytes(BenchService.TYPE))
                        .add("ce_source", bytes("bench"))
                        .add("ce_time", bytes(Instant.now().toString()))
                        .add("tenant", bytes(Machine.TENANT));
                var _ = producer.send(message);
            }
        }
    }

    private double upserts() throws Exception {
        version++;
        try (var database = machine.app();
                var upsert = database.prepareStatement(BenchService.UPSERT)) {
            database.setAutoCommit(false);
            var start = System.nanoTime();
            for (var first = 0; first < COUNT; first += BATCH) {
                var from = first;
                upsert.setObject(1, UUID.fromString(Machine.TENANT));
                upsert.setArray(
                        2,
                        database.createArrayOf(
                                "text",
                                IntStream.range(from, from + BATCH)
                                        .mapToObj(number -> "key" + number % KEYS)
                                        .toArray()));
                upsert.setArray(
                        3,
                        database.createArrayOf(
                                "bigint",
                                IntStream.range(from, from + BATCH)
                                        .mapToObj(number -> version + number)
                                        .toArray()));
                upsert.setArray(
                        4,
                        database.createArrayOf(
                                "text",
                                IntStream.range(from, from + BATCH)
                                        .mapToObj(_ -> "2026-03-01")
                                        .toArray()));
                upsert.executeUpdate();
                database.commit();
            }
            return COUNT * 1e9 / (System.nanoTime() - start);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
