package lantian.reporting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import lantian.platform.messaging.Consumer;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.Tokens;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;
import tools.jackson.databind.JsonNode;

/** The publishers' own examples, over a real broker, to an answer: once, again, mixed up, and from the very beginning. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "reporting", kafka = true, keycloak = true)
class KafkaJourneyTest {

    private static final UUID SCHOOL = UUID.fromString("00000000-0000-7000-8000-000000000101");
    private static final String QUESTION = "figures?level=school&asOf=2026-10-10&school=" + SCHOOL;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private record Example(String topic, String type, String file, UUID tenant) {}

    private static final List<Example> EXAMPLES = List.of(
            new Example("registry.schools", "registry.school-changed.v1", "active", SCHOOL),
            new Example("registry.calendars", "registry.calendar-published.v1", "one-term", Tokens.COUNTY),
            new Example("registry.children", "registry.child-changed.v1", "both-away", SCHOOL),
            new Example("registry.children", "registry.child-changed.v1", "left", SCHOOL),
            new Example("pairing.caregivers", "pairing.caregiver-changed.v1", "teacher", SCHOOL),
            new Example("pairing.pairs", "pairing.pair-changed.v1", "started", SCHOOL),
            new Example("pairing.pairs", "pairing.pair-changed.v1", "ended", SCHOOL),
            new Example("contactlog.contacts", "contactlog.contact-recorded.v1", "home-visit", SCHOOL),
            new Example("contactlog.contacts", "contactlog.contact-recorded.v1", "corrected", SCHOOL),
            new Example("contactlog.obligations", "contactlog.obligations-changed.v1", "met", SCHOOL));

    @Autowired
    KafkaProbe kafka;

    @Autowired
    Db db;

    @Autowired
    Tokens tokens;

    @Autowired
    KafkaAdmin broker;

    @Autowired
    List<Consumer> consumers;

    @Autowired
    @Qualifier("inboxReader")
    SmartLifecycle inbox;

    @LocalServerPort
    int port;

    private Api officer;

    @BeforeEach
    void theExamplesAreTold() {
        officer = new Api(port, tokens.of("officer").county("county-officer").token());
        EXAMPLES.forEach(this::tell);
        awaitFresh();
    }

    @Test
    void what_the_publishers_say_becomes_an_answer() {
        var row = row();

        assertThat(row.path("name").asString()).isEqualTo("溪北小学");
        assertThat(row.path("pupils").asInt()).isOne();
        assertThat(row.path("leftBehind").path("n").asInt()).isOne();
        assertThat(row.path("pairing").path("n").asInt()).isOne();
        assertThat(row.path("onTime").path("n").asInt()).isOne();
        assertThat(row.path("onTime").path("of").asInt()).isOne();
        assertThat(row.path("contacts").path("HOME_VISIT").asInt()).isOne();
        assertThat(row.path("restated").asBoolean()).isTrue();
        assertThat(officer.get(QUESTION.replace("10-10", "10-20"))
                        .body()
                        .path("rows")
                        .get(0)
                        .path("pupils")
                        .asInt())
                .isZero();
    }

    @Test
    void the_same_events_again_and_in_another_order_change_nothing() {
        var before = row();

        var again = new ArrayList<>(EXAMPLES);
        Collections.reverse(again);
        again.forEach(this::tell);
        EXAMPLES.forEach(this::tell);
        awaitFresh();

        assertThat(row()).isEqualTo(before);
    }

    @Test
    void everything_from_the_first_offset_gives_the_same_figures() throws ExecutionException, InterruptedException {
        var before = row();

        inbox.stop();
        db.everything().sql("""
                        truncate school, calendar, caregiver, child_fact, pair_fact, contact_fact, obligation_fact, step, total,
                            rollup_state, enrolment, enrolment_likeness, enrolment_told, child_elsewhere
                        """).update();
        forgetOffsets();
        inbox.start();
        await("the replay").atMost(PATIENCE).until(() -> officer.get(QUESTION).status() == 200);
        awaitFresh();

        assertThat(row()).isEqualTo(before);
    }

    @Test
    void the_watermark_stands_still_at_what_is_not_applied_yet() {
        inbox.stop();
        var unheard = Instant.now();
        tell(EXAMPLES.getFirst());

        var stopped = await("a second look")
                .atMost(PATIENCE)
                .pollDelay(Duration.ofSeconds(2))
                .until(this::freshAsOf, _ -> true);
        assertThat(stopped).isBefore(unheard.plusMillis(500));

        inbox.start();
        await("catching up").atMost(PATIENCE).until(() -> freshAsOf().isAfter(unheard.plusSeconds(1)));
    }

    private void tell(Example example) {
        var path = "contracts/%s/examples/%s.%s.json"
                .formatted(example.topic().split("\\.")[0], example.type(), example.file());
        kafka.send(example.topic(), "key-" + example.type(), example.tenant(), example.type(), read(path));
    }

    private static String read(String path) {
        try (var stream =
                Objects.requireNonNull(KafkaJourneyTest.class.getClassLoader().getResourceAsStream(path), path)) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything told so far is in the figures. */
    private void awaitFresh() {
        var told = Instant.now();
        await("fresh figures").atMost(PATIENCE).until(() -> freshAsOf().isAfter(told));
    }

    private Instant freshAsOf() {
        return Instant.parse(
                officer.get("figures?level=county").body().path("freshAsOf").asString());
    }

    private JsonNode row() {
        return officer.get(QUESTION).body().path("rows").get(0);
    }

    /** The group's positions go back to the beginning, as for a database that was lost. */
    private void forgetOffsets() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(broker.getConfigurationProperties())) {
            var topics = consumers.stream()
                    .map(consumer -> kafka.prefix() + consumer.topic())
                    .collect(Collectors.toSet());
            var positions =
                    admin.listConsumerGroupOffsets("reporting").partitionsToOffsetAndMetadata().get().keySet().stream()
                            .filter(partition -> topics.contains(partition.topic()))
                            .collect(Collectors.toMap(partition -> partition, _ -> new OffsetAndMetadata(0)));
            await("the group is empty").atMost(PATIENCE).ignoreExceptions().until(() -> {
                admin.alterConsumerGroupOffsets("reporting", positions).all().get();
                return true;
            });
        }
    }
}
