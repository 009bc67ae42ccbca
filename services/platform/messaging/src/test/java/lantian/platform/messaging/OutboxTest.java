package lantian.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.LantianTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@LantianTest(database = "messaging", kafka = true)
class OutboxTest {

    private static final String TOPIC = "test.outbox";
    private static final String TYPE = "test.said.v1";

    @Autowired
    Announcements announcements;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient sql;

    @Autowired
    KafkaProbe kafka;

    @Autowired
    Db db;

    private final TenantId school = new TenantId(UUID.randomUUID());

    @Test
    void an_announcement_leaves_with_the_commit_in_a_cloud_event() {
        var key = UUID.randomUUID().toString();

        inSchool(() -> announce(key, Map.of("version", 1, "since", Instant.parse("2026-03-01T00:00:00Z"))));

        var event = kafka.await(TOPIC, sent -> sent.key().equals(key));
        assertThat(event.tenant()).isEqualTo(school.value());
        assertThat(event.type()).isEqualTo(TYPE);
        assertThat(event.headers())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_source", "messaging")
                .containsEntry("content-type", "application/json")
                .containsKeys("ce_id", "ce_time");
        assertThat(event.payload().get("since").asString()).isEqualTo("2026-03-01T00:00:00Z");
    }

    @Test
    void what_is_rolled_back_was_never_said() {
        var undone = UUID.randomUUID().toString();
        var later = UUID.randomUUID().toString();

        assertThatThrownBy(() -> inSchool(() -> {
                    announce(undone, Map.of());
                    throw new IllegalStateException("changed its mind");
                }))
                .hasMessage("changed its mind");
        inSchool(() -> announce(later, Map.of()));

        kafka.await(TOPIC, sent -> sent.key().equals(later));
        assertThat(kafka.read(TOPIC)).noneMatch(sent -> sent.key().equals(undone));
    }

    @Test
    void nothing_is_announced_outside_a_transaction() {
        assertThatThrownBy(() -> Tenancy.asSystem(school, () -> announce("1", Map.of())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_a_broker_would_refuse_is_refused_before_the_commit() {
        assertThatThrownBy(() -> inSchool(() -> announce("1", "万".repeat(400_000))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("万");
        assertThatThrownBy(() ->
                        inSchool(() -> announcements.announce(new Announcement("no such/topic", "1", TYPE, Map.of()))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writers_side_by_side_keep_the_order_of_each_key() throws Exception {
        var run = UUID.randomUUID().toString();
        var keys = List.of(run + "a", run + "b", run + "c");
        inSchool(() -> keys.forEach(key -> sql.sql("insert into fact (tenant_id, key, version) values (?, ?, 0)")
                .params(school.value(), key)
                .update()));

        try (var writers = Executors.newFixedThreadPool(8)) {
            for (var i = 0; i < 300; i++) {
                var key = keys.get(i % keys.size());
                var _ = writers.submit(() -> inSchool(() -> announce(key, Map.of("version", raised(key)))));
            }
        }

        await().untilAsserted(() -> assertThat(versions(run))
                .hasSize(3)
                .allSatisfy((_, versions) -> assertThat(versions).hasSize(100).isSorted()));
    }

    @Test
    void a_service_writes_to_its_outbox_and_reads_nothing_there() {
        inSchool(() -> announce("1", Map.of()));

        assertThatThrownBy(() -> db.app(
                        school.value(),
                        one -> one.sql("select * from outbox").query().listOfRows()))
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> db.app(
                        UUID.randomUUID(),
                        other -> other.sql(
                                        "insert into outbox (tenant_id, at, topic, key, type, payload) values (?, now(), 't', 'k', 'x', '{}')")
                                .param(school.value())
                                .update()))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    private long raised(String key) {
        return sql.sql("update fact set version = version + 1 where key = ? returning version")
                .param(key)
                .query(Long.class)
                .single();
    }

    private Map<String, List<Long>> versions(String run) {
        var versions = new HashMap<String, List<Long>>();
        kafka.read(TOPIC).stream()
                .filter(sent -> sent.key().startsWith(run))
                .forEach(sent -> versions.computeIfAbsent(sent.key(), _ -> new ArrayList<>())
                        .add(sent.payload().get("version").asLong()));
        return versions;
    }

    private void announce(String key, Object payload) {
        announcements.announce(new Announcement(TOPIC, key, TYPE, payload));
    }

    private void inSchool(Runnable work) {
        Tenancy.asSystem(school, () -> transaction.executeWithoutResult(_ -> work.run()));
    }
}
