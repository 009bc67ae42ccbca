package lantian.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lantian.servers.Distributions;
import lantian.servers.KafkaRights;
import lantian.servers.KafkaServer;
import lantian.servers.Ports;
import lantian.servers.Running;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On the real broker: each service can do its part and nothing else, and a stranger nothing at all. */
class KafkaRightsTest {

    private static final List<String> SERVICES = List.of("registry", "pairing", "contactlog", "reporting");
    private static final List<String> TOPICS = List.of(
            "registry.schools",
            "registry.calendars",
            "registry.children",
            "registry.health-checks",
            "registry.memberships",
            "registry.staff",
            "pairing.caregivers",
            "pairing.pairs",
            "contactlog.standards",
            "contactlog.obligations",
            "contactlog.contacts");
    private static final Pattern OF_A_TOPIC =
            Pattern.compile("\"((?:registry|pairing|contactlog|reporting)\\.[a-z-]+)\"");

    @TempDir
    static Path folder;

    private static KafkaRights rights = new KafkaRights(Map.of());
    private static KafkaServer broker = new KafkaServer(Path.of(""), 0, 0);
    private static Running running;

    /** One service and one topic: all pairs are tried. */
    record Case(String service, String topic) {}

    static Stream<Case> everyPair() {
        return SERVICES.stream()
                .flatMap(service -> Stream.concat(
                        TOPICS.stream().map(topic -> new Case(service, topic)),
                        TOPICS.stream().map(topic -> new Case(service, topic + ".dead-letters"))));
    }

    @BeforeAll
    static void a_broker_that_asks_who_speaks() throws Exception {
        rights = KafkaRights.ofSources();
        broker = new KafkaServer(folder.resolve("kafka"), Ports.free(), Ports.free(), "broker-secret");
        running = Running.start(broker, folder.resolve("kafka.log")).awaitReady(Duration.ofMinutes(1));
        rights.grant(broker, passwords());
        for (var service : SERVICES) {
            try (var admin = Admin.create(as(service))) {
                for (var topic : TOPICS) {
                    if (topic.startsWith(service + ".")) {
                        admin.createTopics(List.of(topic(topic), topic(topic + ".dead-letters")))
                                .all()
                                .get();
                    }
                }
            }
        }
    }

    @AfterAll
    static void end() {
        running.stop();
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void only_the_owner_writes_and_only_readers_read(Case one) {
        var reader = rights.readBy(one.service()).contains(one.topic().replace(".dead-letters", ""));
        var letters = one.topic().endsWith(".dead-letters");
        var owner = one.topic().startsWith(one.service() + ".");

        assertThat(writes(as(one.service()), one.topic())).isEqualTo(owner || (letters && reader));
        assertThat(reads(as(one.service()), one.topic())).isEqualTo(reader);
    }

    @Test
    void a_service_consumes_in_its_own_groups_only() {
        for (var service : SERVICES) {
            for (var other : SERVICES) {
                for (var group : List.of(other, other + ".dead-letters")) {
                    assertThat(commits(service, group))
                            .as(service + " as " + group)
                            .isEqualTo(service.equals(other));
                }
            }
        }
    }

    @Test
    void who_gives_no_name_or_a_wrong_password_gets_nothing() {
        var strangers = List.<Map<String, Object>>of(
                Map.of("bootstrap.servers", broker.bootstrap()),
                KafkaRights.client(broker.bootstrap(), "registry", "guessed"),
                KafkaRights.client(broker.bootstrap(), "nobody", "guessed"),
                // the name of somebody else with one's own password
                KafkaRights.client(broker.bootstrap(), "registry", password("pairing")));
        for (var stranger : strangers) {
            for (var at : List.of("bootstrap.servers", "bootstrap.controllers")) {
                var settings = new HashMap<>(impatient(stranger));
                settings.remove("bootstrap.servers");
                settings.put(at, at.endsWith("servers") ? broker.bootstrap() : "127.0.0.1:" + broker.controllerPort());
                try (var admin = Admin.create(settings)) {
                    assertThatThrownBy(() -> admin.describeCluster().nodes().get())
                            .isInstanceOf(ExecutionException.class);
                }
            }
        }
        assertThat(writes(strangers.getFirst(), "registry.schools")).isFalse();
        assertThat(reads(strangers.getFirst(), "registry.schools")).isFalse();
    }

    @Test
    void a_service_can_neither_remove_nor_change_nor_grant() {
        try (var admin = Admin.create(as("contactlog"))) {
            assertThatThrownBy(() -> admin.deleteTopics(List.of("contactlog.contacts"))
                            .all()
                            .get())
                    .hasCauseInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> admin.createAcls(rights.rights()).all().get())
                    .hasCauseInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() ->
                            admin.describeAcls(AclBindingFilter.ANY).values().get())
                    .hasCauseInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> admin.createTopics(List.of(topic("registry.other")))
                            .all()
                            .get())
                    .hasCauseInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> admin.createTopics(List.of(topic("contactlogs")))
                            .all()
                            .get())
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    /** What somebody granted by hand does not outlive the next change of the file. */
    @Test
    void granting_again_takes_away_what_the_file_does_not_say() throws Exception {
        var wider = new HashMap<>(rights.reads());
        wider.put("pairing", TOPICS);
        assertThat(reads(as("pairing"), "contactlog.contacts")).isFalse();

        new KafkaRights(wider).grant(broker, passwords());
        assertThat(reads(as("pairing"), "contactlog.contacts")).isTrue();
        rights.grant(broker, passwords());

        assertThat(reads(as("pairing"), "contactlog.contacts")).isFalse();
    }

    @Test
    void the_brokers_password_is_kept_from_other_users_of_the_machine() throws IOException {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(broker.data().resolve("server.properties"))))
                .isEqualTo("rw-------");
    }

    /** A topic that a service consumes and may not read would keep it from starting to consume. */
    @Test
    void the_file_names_what_the_services_consume_and_nothing_else() throws IOException {
        for (var service : SERVICES) {
            var named = new TreeSet<String>();
            var settings = Distributions.root().resolve("services/" + service + "/src/main/resources/application.yml");
            if (Files.readString(settings).contains("memberships.follow: true")) {
                named.add("registry.memberships");
            }
            try (var files = Files.walk(Distributions.root().resolve("services/" + service + "/src/main/java"))) {
                for (var file :
                        files.filter(file -> file.toString().endsWith(".java")).toList()) {
                    OF_A_TOPIC
                            .matcher(Files.readString(file))
                            .results()
                            .map(found -> found.group(1))
                            .filter(topic -> !topic.startsWith(service + "."))
                            .forEach(named::add);
                }
            }
            assertThat(rights.readBy(service)).as(service).containsExactlyInAnyOrderElementsOf(named);
        }
    }

    private static Map<String, String> passwords() {
        return SERVICES.stream().collect(Collectors.toMap(Function.identity(), KafkaRightsTest::password));
    }

    private static String password(String service) {
        return service + "-secret";
    }

    private static Map<String, Object> as(String service) {
        return KafkaRights.client(broker.bootstrap(), service, password(service));
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, 1, (short) 1).configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
    }

    private static Map<String, Object> impatient(Map<String, Object> settings) {
        var all = new HashMap<>(settings);
        all.put("request.timeout.ms", 2_000);
        all.put("default.api.timeout.ms", 2_000);
        return all;
    }

    private static boolean writes(Map<String, Object> client, String topic) {
        var settings = new HashMap<>(client);
        settings.put("max.block.ms", 2_000);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "value")).get();
            return true;
        } catch (ExecutionException | KafkaException refused) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean reads(Map<String, Object> client, String topic) {
        var settings = impatient(client);
        settings.put("auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            consumer.position(partition);
            consumer.poll(Duration.ofMillis(200));
            return true;
        } catch (AuthorizationException
                | SaslAuthenticationException
                | org.apache.kafka.common.errors.TimeoutException refused) {
            return false;
        }
    }

    private static boolean commits(String service, String group) {
        var settings = impatient(as(service));
        settings.put("group.id", group);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(rights.readBy(service).getFirst(), 0);
            consumer.assign(List.of(partition));
            consumer.commitSync(Map.of(partition, new org.apache.kafka.clients.consumer.OffsetAndMetadata(0)));
            return true;
        } catch (AuthorizationException refused) {
            return false;
        }
    }
}
