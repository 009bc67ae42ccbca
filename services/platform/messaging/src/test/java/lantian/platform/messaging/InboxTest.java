package lantian.platform.messaging;

import static lantian.platform.messaging.Service.TOPIC;
import static lantian.platform.messaging.Service.TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.messaging.Service.Fact;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.LantianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@SpringBootTest
@LantianTest(database = "messaging", kafka = true)
@ExtendWith(OutputCaptureExtension.class)
class InboxTest {

    private static final String DEAD = TOPIC + DeadLetters.SUFFIX;

    @Autowired
    KafkaProbe kafka;

    @Autowired
    Db db;

    @Autowired
    Service.Facts facts;

    @Autowired
    InboxEndpoint operator;

    @Autowired
    MeterRegistry metrics;

    private final UUID school = UUID.randomUUID();
    private final UUID otherSchool = UUID.randomUUID();

    private record Stored(long version, long applied) {}

    @Test
    void each_school_finds_its_own_messages_only() {
        kafka.send(TOPIC, "ours", school, TYPE, new Fact("ours", 1));
        kafka.send(TOPIC, "theirs", otherSchool, TYPE, new Fact("theirs", 1));

        awaitVersion(school, "ours", 1);
        awaitVersion(otherSchool, "theirs", 1);
        assertThat(stored(school, "theirs")).isEmpty();
    }

    @Test
    void a_second_delivery_and_an_older_version_change_nothing() {
        var id = UUID.randomUUID();

        kafka.send(id, TOPIC, "child", school, TYPE, new Fact("child", 7));
        kafka.send(id, TOPIC, "child", school, TYPE, new Fact("child", 7));
        kafka.send(TOPIC, "child", school, TYPE, new Fact("child", 6));
        kafka.send(TOPIC, "child", school, TYPE, new Fact("child", 8));

        awaitVersion(school, "child", 8);
        assertThat(stored(school, "child")).contains(new Stored(8, 2));
    }

    @Test
    void a_type_that_nobody_here_understands_is_passed_over() {
        kafka.send(TOPIC, "child", school, "test.fact-changed.v2", Map.of("shape", "new"));
        kafka.send(TOPIC, "child", school, TYPE, new Fact("child", 1));

        awaitVersion(school, "child", 1);
    }

    @Test
    void a_poisoned_message_is_set_aside_and_its_neighbours_arrive_within_a_second(CapturedOutput log) {
        var before = setAside();
        var poison = kafka.send(TOPIC, "child", school, TYPE, new Fact("child", 1, true));
        for (var version = 2; version <= 200; version++) {
            kafka.send(TOPIC, "child", school, TYPE, new Fact("child", version));
        }

        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(stored(school, "child"))
                        .hasValueSatisfying(fact -> assertThat(fact.version()).isEqualTo(200)));
        var letter = kafka.await(
                DEAD, sent -> poison.toString().equals(sent.headers().get("ce_id")));
        assertThat(letter.headers())
                .containsEntry("lantian-error", IllegalArgumentException.class.getName())
                .containsEntry("lantian-group", "messaging")
                .containsEntry("tenant", school.toString());
        assertThat(setAside()).isEqualTo(before + 1);
        assertThat(log).contains(poison.toString()).doesNotContain("Xiaoming");
    }

    @Test
    void what_is_no_event_at_all_is_set_aside() {
        kafka.send(TOPIC, "child", "[\"no fact\"]", envelope(school));
        kafka.send(TOPIC, "child", "{}", Map.of("ce_id", "42"));
        kafka.send(TOPIC, "child", school, TYPE, new Fact("child", 3));

        awaitVersion(school, "child", 3);
    }

    /** A writer's credentials were stolen, or a broker lets everybody in. */
    @ParameterizedTest
    @ValueSource(strings = {"registry", "Test", "test.facts", "", "test\u0000"})
    void an_event_that_does_not_come_from_the_owner_of_its_topic_is_refused_and_counted(String source) {
        var before = setAside();
        var forgedBefore = forged();
        var headers = new HashMap<>(envelope(school));
        headers.put("ce_source", source);

        kafka.send(TOPIC, "forged", "{\"key\": \"forged\", \"version\": 1}", headers);
        kafka.send(TOPIC, "forged-type", "{}", withType(headers, "test.unheard-of.v1"));
        kafka.send(TOPIC, "real", school, TYPE, new Fact("real", 1));

        awaitVersion(school, "real", 1);
        await().untilAsserted(() -> assertThat(forged()).isEqualTo(forgedBefore + 2));
        assertThat(setAside()).isEqualTo(before + 2);
        assertThat(stored(school, "forged")).isEmpty();
        var letter = kafka.await(
                DEAD, sent -> school.toString().equals(sent.headers().get("tenant")) && "forged".equals(sent.key()));
        assertThat(letter.headers()).containsEntry("lantian-error", Envelope.Forged.class.getName());
    }

    /** Every reader of a topic can write dead letters about it. */
    @Test
    void a_forged_dead_letter_applies_nothing_but_what_lies_in_the_topic() {
        kafka.send(TOPIC, "true", school, TYPE, new Fact("true", 1));
        awaitVersion(school, "true", 1);
        var place = kafka.await(TOPIC, sent -> school.equals(sent.tenant()));
        var headers = new HashMap<>(envelope(school));
        headers.put("lantian-group", "messaging");
        headers.put("lantian-partition", Integer.toString(place.partition()));
        headers.put("lantian-offset", Long.toString(place.offset()));
        var nowhere = new HashMap<>(headers);
        nowhere.put("lantian-offset", "-7");
        kafka.send(DEAD, "forged", "{\"key\": \"forged\", \"version\": 9}", headers);
        kafka.send(DEAD, "forged", "{\"key\": \"forged\", \"version\": 9}", nowhere);
        kafka.send(DEAD, "forged", "{\"key\": \"forged\", \"version\": 9}", without(headers, "lantian-offset"));

        operator.act(TOPIC, "dead-letters");

        assertThat(stored(school, "forged")).isEmpty();
        assertThat(stored(school, "true")).contains(new Stored(1, 1));
    }

    @Test
    void dead_letters_are_tried_again_when_an_operator_says_so() {
        kafka.send(TOPIC, "late", school, TYPE, new Fact("late", 1, true));
        kafka.await(DEAD, letter -> school.toString().equals(letter.headers().get("tenant")));
        facts.cured = true;

        var answer = operator.act(TOPIC, "dead-letters");

        assertThat(answer).isNotNull();
        assertThat(answer.get("applied")).isPositive();
        assertThat(stored(school, "late")).contains(new Stored(1, 1));
        assertThat(operator.act(TOPIC, "dead-letters")).containsEntry("applied", 0);
        facts.cured = false;
    }

    @Test
    void everything_can_be_replayed_from_the_first_message_on() {
        kafka.send(TOPIC, "child", school, TYPE, new Fact("child", 1));
        kafka.send(TOPIC, "child", school, TYPE, new Fact("child", 2));
        awaitVersion(school, "child", 2);
        db.everything()
                .sql("delete from fact where tenant_id = ?")
                .param(school)
                .update();

        var answer = operator.act(TOPIC, "replay");

        assertThat(answer).containsEntry("partitions", 12);
        awaitVersion(school, "child", 2);
    }

    @Test
    void a_database_that_is_away_is_no_fault_of_the_message() {
        kafka.send(TOPIC, "before", school, TYPE, new Fact("before", 1));
        awaitVersion(school, "before", 1);
        var before = setAside();
        lockOut();

        kafka.send(TOPIC, "child", school, TYPE, new Fact("child", 1));
        await().untilAsserted(() -> assertThat(lag()).isGreaterThan(2.5));
        letIn();

        awaitVersion(school, "child", 1);
        assertThat(setAside()).isEqualTo(before);
        await().untilAsserted(() -> assertThat(lag()).isZero());
    }

    @Test
    void what_a_message_causes_belongs_to_its_trace() {
        var id = kafka.send(TOPIC, "traced", school, TYPE, new Fact("traced", 1));

        var echo = kafka.await(Service.ECHO, sent -> sent.tenant().equals(school));
        var cause = kafka.read(TOPIC).stream()
                .filter(sent -> id.toString().equals(sent.headers().get("ce_id")))
                .findFirst()
                .orElseThrow();
        assertThat(echo.headers()).containsEntry("traceparent", cause.headers().get("traceparent"));
    }

    @Test
    void operators_see_lag_and_dead_letters_of_each_topic() {
        assertThat(operator.topics()).containsOnlyKeys(TOPIC);
        assertThat(operator.act("no.such.topic", "replay")).isNull();
        assertThat(operator.act(TOPIC, "forget")).isNull();
    }

    private void lockOut() {
        db.everything().sql("alter role messaging_app nologin").update();
        db.everything()
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'messaging_app'")
                .query()
                .listOfRows();
    }

    private void letIn() {
        db.everything().sql("alter role messaging_app login").update();
    }

    private Map<String, String> envelope(UUID tenant) {
        return Map.of(
                "ce_id",
                UUID.randomUUID().toString(),
                "ce_type",
                TYPE,
                "ce_source",
                "test",
                "ce_time",
                "2026-03-01T00:00:00Z",
                "tenant",
                tenant.toString());
    }

    private void awaitVersion(UUID tenant, String key, long version) {
        await().untilAsserted(() -> assertThat(stored(tenant, key))
                .hasValueSatisfying(fact -> assertThat(fact.version()).isEqualTo(version)));
    }

    private Optional<Stored> stored(UUID tenant, String key) {
        return db.everything()
                .sql("select version, applied from fact where tenant_id = ? and key = ?")
                .params(tenant, key)
                .query(Stored.class)
                .optional();
    }

    private static Map<String, String> withType(Map<String, String> headers, String type) {
        var all = new HashMap<>(headers);
        all.put("ce_type", type);
        return all;
    }

    private static Map<String, String> without(Map<String, String> headers, String name) {
        var all = new HashMap<>(headers);
        all.remove(name);
        return all;
    }

    private double forged() {
        return metrics.get("lantian.inbox.forged").counter().count();
    }

    private double lag() {
        return metrics.get("lantian.inbox.lag").gauge().value();
    }

    private double setAside() {
        return metrics.get("lantian.inbox.dead.letters").counter().count();
    }
}
