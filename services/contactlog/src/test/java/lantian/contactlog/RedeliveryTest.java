package lantian.contactlog;

import static lantian.contactlog.Village.TERM_START;
import static lantian.contactlog.Village.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is told twice, late or all over again leaves the same obligations. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "contactlog", kafka = true, keycloak = true)
class RedeliveryTest {

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    private Village village;

    @BeforeEach
    void aVillageSchool() {
        village = Village.found(kafka, db);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_childs_story_in_any_order_and_twice_over_leaves_the_same_obligations(int seed) {
        var inOrder = UUID.randomUUID();
        List.of(1, 2, 3, 4).forEach(version -> story(inOrder, version));
        village.awaitRow("child", inOrder, 4);
        var shuffled = UUID.randomUUID();
        var versions = new ArrayList<>(List.of(1, 2, 3, 4, 1, 2, 3, 4));
        Collections.shuffle(versions, new Random(seed));

        versions.forEach(version -> story(shuffled, version));
        village.awaitRow("child", shuffled, 4);

        assertThat(obligations(shuffled)).isEqualTo(obligations(inOrder)).isNotEmpty();
    }

    @Test
    void a_pair_told_before_its_child_is_there_when_the_child_comes() {
        var child = UUID.randomUUID();
        village.pair(UUID.randomUUID(), child, village.agent(), TERM_START, null, 1);
        await().until(() -> village.count("select count(*) from pair where child_id = '" + child + "'") == 1);

        village.child(UUID.randomUUID(), child, TERM_START, null, 1);
        village.awaitRow("child", child, 1);

        assertThat(village.count("select count(*) from obligation where child_id = '" + child + "'"))
                .isPositive()
                .isEqualTo(village.count(
                        "select count(*) from obligation where child_id = '" + child + "' and " + village.ofAgent()));
    }

    @Test
    void everything_told_again_from_the_beginning_changes_nothing_and_announces_nothing() {
        var child = village.pairedChild();
        var agent = new Api(
                port,
                tokens.of(village.agentName()).at(village.school(), "caregiver").token());
        agent.put("contacts/" + UUID.randomUUID(), """
                {"child":"%s","kind":"TALK","occurredOn":"%s","outcome":"COMPLETED"}
                """.formatted(child, TODAY));
        var before = obligations(child);

        for (var topic : List.of(
                "registry.calendars",
                "registry.schools",
                "registry.staff",
                "registry.children",
                "pairing.caregivers",
                "pairing.pairs")) {
            kafka.read(topic).stream()
                    .filter(event -> event.tenant().equals(village.school())
                            || event.tenant().equals(Tokens.COUNTY))
                    .forEach(event -> kafka.send(
                            event.id(),
                            topic,
                            event.key(),
                            event.tenant(),
                            event.type(),
                            event.payload().toString()));
        }
        village.child(UUID.randomUUID(), child, TERM_START, null, 2);
        village.awaitRow("child", child, 2);

        assertThat(obligations(child)).isEqualTo(before);
    }

    @Test
    void an_event_that_makes_no_sense_is_set_aside_and_the_next_ones_are_heard() {
        var child = UUID.randomUUID();
        kafka.send(
                "registry.children",
                child.toString(),
                village.school(),
                "registry.child-changed.v1",
                "{\"child\":\"%s\",\"stage\":\"UNIVERSITY\"}".formatted(child));

        village.child(UUID.randomUUID(), child, TERM_START, null, 1);

        village.awaitRow("child", child, 1);
    }

    @Test
    void a_longer_term_moves_what_is_not_met_for_every_school() {
        var child = village.child();

        village.calendar(Village.TERM_END.plusDays(7), 1000);

        await().until(() -> village.count("select count(*) from obligation where rule = 'PARENT-TERM' and child_id = '"
                        + child + "' and due_on = '" + Village.TERM_END.plusDays(7) + "'")
                == 1);
    }

    /** Left-behind from the first day; from a week later; as before; gone since today. */
    private void story(UUID child, int version) {
        var since = version == 2 ? TERM_START.plusDays(7) : TERM_START;
        village.child(UUID.randomUUID(), child, since, version == 4 ? TODAY : null, version);
    }

    /** All but their ids and versions, which name the child and count the ways. */
    private List<String> obligations(UUID child) {
        return db.everything()
                .sql("""
                        select concat_ws(' ', rule, window_key, opens_on, due_on, grace_until, late_until, void_from,
                                         void_reason, state, history)
                        from obligation where child_id = ? and void_reason is distinct from 'WITHDRAWN'
                        order by rule, window_key
                        """)
                .param(child)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
