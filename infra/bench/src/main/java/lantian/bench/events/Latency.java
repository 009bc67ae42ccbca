package lantian.bench.events;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import lantian.bench.Comparison;
import lantian.platform.messaging.Announcement;
import lantian.platform.messaging.Announcements;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** From the commit until a consumer has the message in its hands, at a quiet 200 a second. */
public final class Latency {

    private static final String TOPIC = "bench.latency";
    private static final int RATE = 200;
    private static final int COUNT = 600;

    private final Machine machine;
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final Map<String, Long> arrived = new ConcurrentHashMap<>();

    private Latency(Machine machine) {
        this.machine = machine;
    }

    public static void compare() throws Exception {
        try (var machine = new Machine()) {
            machine.createTopic(TOPIC);
            var latency = new Latency(machine);
            var done = new AtomicBoolean();
            var consumer = Thread.ofPlatform().start(() -> latency.consume(done));
            var announcements = machine.service.getBean(Announcements.class);
            var transaction = machine.service.getBean(TransactionTemplate.class);
            var payload = new JsonMapper().readTree(Machine.payload(1));
            var school = TenantId.of(Machine.TENANT);
            try (var producer = machine.producer()) {
                for (var share : new double[] {0.5, 0.99}) {
                    new Comparison(
                                    "ms",
                                    () -> latency.round(
                                            share,
                                            key -> Tenancy.asSystem(
                                                    school,
                                                    () -> transaction.executeWithoutResult(
                                                            _ -> announcements.announce(new Announcement(
                                                                    TOPIC, key, BenchService.TYPE, payload))))),
                                    () -> latency.round(share, key -> {
                                        var _ = producer.send(new ProducerRecord<>(TOPIC, key, Machine.payload(1)));
                                    }))
                            .print(
                                    "commit to consumer, " + (share == 0.5 ? "median" : "99th percentile"),
                                    "outbox and relay",
                                    "raw producer, no database");
                }
            }
            done.set(true);
            consumer.join();
        }
    }

    private interface Sender {
        void send(String key);
    }

    private double round(double share, Sender sender) {
        var run = UUID.randomUUID().toString().substring(0, 8);
        paced(number -> {
            var key = run + number;
            sender.send(key);
            sent.put(key, System.nanoTime());
        });
        while (arrived.keySet().stream().filter(key -> key.startsWith(run)).count() < COUNT) {
            LockSupport.parkNanos(10_000_000);
        }
        var waits = arrived.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(run))
                .mapToLong(entry -> entry.getValue() - Objects.requireNonNull(sent.get(entry.getKey())))
                .map(wait -> Math.max(0, wait))
                .sorted()
                .toArray();
        return waits[(int) (share * (waits.length - 1))] / 1e6;
    }

    private static void paced(LongConsumer work) {
        var start = System.nanoTime();
        for (var number = 0L; number < COUNT; number++) {
            work.accept(number);
            LockSupport.parkNanos(start + (number + 1) * 1_000_000_000L / RATE - System.nanoTime());
        }
    }

    private void consume(AtomicBoolean done) {
        Map<String, Object> settings = Map.of("bootstrap.servers", machine.bootstrap());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(Machine.partitions(TOPIC));
            consumer.seekToBeginning(consumer.assignment());
            while (!done.get()) {
                consumer.poll(Duration.ofMillis(50)).forEach(message -> arrived.put(message.key(), System.nanoTime()));
            }
        }
    }
}
