package lantian.bench.events;

import java.util.Map;
import java.util.UUID;
import lantian.bench.Comparison;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.context.SmartLifecycle;

/** How fast the relay empties what gathered while it was away. */
public final class Backlog {

    private static final int COUNT = 100_000;

    private final Machine machine;
    private final Admin admin;

    private Backlog(Machine machine, Admin admin) {
        this.machine = machine;
        this.admin = admin;
    }

    public static void compare() throws Exception {
        try (var machine = new Machine();
                var admin = Admin.create(Map.of("bootstrap.servers", machine.bootstrap()))) {
            var backlog = new Backlog(machine, admin);
            new Comparison("events/s", backlog::relay, backlog::producer)
                    .print("backlog of " + COUNT + " events", "relay, from its start", "raw producer, same messages");
        }
    }

    private double relay() throws Exception {
        var relay = machine.service.getBean("relay", SmartLifecycle.class);
        relay.stop();
        var topic = topic();
        fill(topic);
        var start = System.nanoTime();
        relay.start();
        machine.awaitMessages(admin, topic, COUNT);
        return COUNT * 1e9 / (System.nanoTime() - start);
    }

    private double producer() throws Exception {
        var topic = topic();
        try (var producer = machine.producer()) {
            producer.partitionsFor(topic);
            var start = System.nanoTime();
            for (var number = 0; number < COUNT; number++) {
                var message = new ProducerRecord<>(topic, "key" + number % 1000, Machine.payload(number));
                for (var header :
                        new String[] {"ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time", "tenant"}) {
                    message.headers().add(header, Machine.TENANT.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                }
                var _ = producer.send(message);
            }
            machine.awaitMessages(admin, topic, COUNT);
            return COUNT * 1e9 / (System.nanoTime() - start);
        }
    }

    private String topic() throws Exception {
        var topic = "bench." + UUID.randomUUID();
        machine.createTopic(topic);
        return topic;
    }

    /** Transactions of one row each would take minutes; the relay sees rows and commits all the same. */
    private void fill(String topic) throws Exception {
        try (var database = machine.everything();
                var insert = database.prepareStatement("""
                        insert into outbox (tenant_id, at, topic, key, type, payload)
                        select ?::uuid, clock_timestamp(), ?, 'key' || n % 1000, ?, ?
                        from generate_series(1, 10) as n
                        """)) {
            database.setAutoCommit(false);
            try (var relaxed = database.createStatement()) {
                relaxed.execute("set synchronous_commit = off");
            }
            for (var written = 0; written < COUNT; written += 10) {
                insert.setString(1, Machine.TENANT);
                insert.setString(2, topic);
                insert.setString(3, BenchService.TYPE);
                insert.setString(4, new String(Machine.payload(written), java.nio.charset.StandardCharsets.UTF_8));
                insert.executeUpdate();
                database.commit();
            }
            try (var flush = database.createStatement()) {
                flush.execute("checkpoint");
            }
            database.commit();
        }
    }
}
