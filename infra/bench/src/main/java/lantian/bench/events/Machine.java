package lantian.bench.events;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lantian.servers.KafkaServer;
import lantian.servers.Ports;
import lantian.servers.PostgresServer;
import lantian.servers.Roles;
import lantian.servers.Running;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A durable PostgreSQL, a Kafka, and a service with nothing but outbox and inbox. */
final class Machine implements AutoCloseable {

    static final String TENANT = "00000000-0000-7000-8000-0000000000aa";
    private static final int PARTITIONS = 12;
    private static final Roles ROLES = new Roles("bench", "owner-secret", "app-secret", "relay-secret");

    private final Path folder;
    private final List<Running> running = new ArrayList<>();
    private final PostgresServer postgres;
    private final KafkaServer kafka;
    final ConfigurableApplicationContext service;

    Machine() throws Exception {
        folder = Files.createTempDirectory("lantian-bench");
        Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
        postgres = new PostgresServer(folder.resolve("postgresql"), Ports.free(), "superuser-secret", true);
        kafka = new KafkaServer(folder.resolve("kafka"), Ports.free(), Ports.free());
        running.add(Running.start(postgres, folder.resolve("postgresql.log")).awaitReady(Duration.ofMinutes(1)));
        running.add(Running.start(kafka, folder.resolve("kafka.log")).awaitReady(Duration.ofMinutes(1)));
        try (var all = postgres.connect("postgres")) {
            Roles.database(all, "bench");
        }
        try (var database = postgres.connect("bench")) {
            ROLES.apply(database);
        }
        service = new SpringApplicationBuilder(BenchService.class)
                .web(WebApplicationType.SERVLET)
                .logStartupInfo(false)
                .properties(properties())
                .run();
    }

    private Map<String, Object> properties() {
        return Map.ofEntries(
                Map.entry("spring.application.name", "bench"),
                Map.entry("spring.main.banner-mode", "off"),
                Map.entry("server.port", "0"),
                Map.entry("logging.level.root", "error"),
                Map.entry("spring.datasource.url", url()),
                Map.entry("spring.datasource.username", ROLES.app()),
                Map.entry("spring.datasource.password", ROLES.appPassword()),
                Map.entry("spring.flyway.url", url()),
                Map.entry("spring.flyway.user", ROLES.owner()),
                Map.entry("spring.flyway.password", ROLES.ownerPassword()),
                Map.entry("spring.flyway.locations", "classpath:db/platform,classpath:db/bench"),
                Map.entry("spring.kafka.bootstrap-servers", kafka.bootstrap()),
                Map.entry("lantian.messaging.relay.username", ROLES.relay()),
                Map.entry("lantian.messaging.relay.password", ROLES.relayPassword()),
                Map.entry("lantian.county.id", TENANT),
                Map.entry("lantian.vault.master-key", "bGFudGlhbi10ZXN0LW1hc3Rlci1rZXktMzItYnl0ZXM="),
                // nobody signs in here, so nothing is fetched
                Map.entry("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", "http://127.0.0.1:1/unused"));
    }

    String url() {
        return PostgresServer.url("127.0.0.1", postgres.port(), "bench");
    }

    String bootstrap() {
        return kafka.bootstrap();
    }

    /** As superuser. */
    Connection everything() throws SQLException {
        return postgres.connect("bench");
    }

    /** As the service, with the tenant set for the whole session. */
    Connection app() throws SQLException {
        var connection = DriverManager.getConnection(url(), ROLES.app(), ROLES.appPassword());
        try (var statement = connection.createStatement()) {
            statement.execute("set lantian.tenant = '" + TENANT + "'");
        }
        return connection;
    }

    /** With the relay's settings. */
    KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap(),
                        "acks",
                        "all",
                        "linger.ms",
                        0,
                        "max.in.flight.requests.per.connection",
                        1,
                        "batch.size",
                        1 << 16,
                        "compression.type",
                        "lz4"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    void createTopic(String topic) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    static List<TopicPartition> partitions(String topic) {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    /** Waits until the topic holds so many messages. */
    void awaitMessages(Admin admin, String topic, long count) throws Exception {
        var latest = new java.util.HashMap<TopicPartition, OffsetSpec>();
        partitions(topic).forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        var held = 0L;
        while (held < count) {
            held = admin.listOffsets(latest).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        }
    }

    static byte[] payload(long version) {
        return ("{\"child\":\"019a0000-0000-7000-8000-000000000001\",\"school\":\"" + TENANT + "\",\"version\":"
                        + version
                        + ",\"from\":\"2026-03-01\",\"kind\":\"STAFF\",\"facts\":\""
                        + "x".repeat(180) + "\"}")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        service.close();
    }

    private void remove() {
        running.reversed().forEach(Running::stop);
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (java.io.IOException e) {
            System.err.println("left behind: " + folder);
        }
    }
}
