package lantian.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import lantian.pairing.caregiver.Viewpoint;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.LeastSightTable;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Each cell of the caregivers' table in {@code docs/security/least-sight.md}, asked of the running service. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "pairing", kafka = true, keycloak = true)
class LeastSightTest {

    private final LeastSightTable table = LeastSightTable.below("## Caregivers");
    private final UUID school = UUID.randomUUID();
    private final UUID li = UUID.randomUUID();

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    private Registry registry;
    private Api admin;
    private UUID child;

    @BeforeEach
    void aCaregiverOfWhomEverythingIsKnown() {
        registry = new Registry(kafka, db, school);
        admin = signedIn("principal-" + school, "school-admin");
        child = registry.child();
        var added = admin.put("caregivers/" + li, """
                {"name":"李秀英","category":"VILLAGER","username":"li-%s","phone":"13900001111","capacity":5}
                """.formatted(school));
        assertThat(added.status()).as(added.response().body()).isEqualTo(201);
        pair(li, child, "AGENT_PARENT", "2026-09-07");
    }

    @ParameterizedTest
    @EnumSource(Viewpoint.class)
    void each_cell_holds_for_one_caregiver_and_for_the_list(Viewpoint viewpoint) {
        var reader = reader(viewpoint);
        var one = reader.get("caregivers/" + li);
        var line = line(reader, li);
        if (!table.seen("id", viewpoint.name())) {
            assertThat(one.problem()).isEqualTo("404 not-found");
            assertThat(line.isMissingNode()).isTrue();
            return;
        }

        for (var field : table.cells().keySet()) {
            var seen = table.seen(field, viewpoint.name());
            assertThat(one.body().has(field)).as("%s for %s", field, viewpoint).isEqualTo(seen);
            assertThat(line.has(field))
                    .as("%s in the list for %s", field, viewpoint)
                    .isEqualTo(seen && !field.equals("phone"));
        }
        assertThat(one.body().propertyNames()).isSubsetOf(table.cells().keySet());
        assertThat(one.etag()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STAFF", "AGENT_PARENT", "STUDY_HELPER", "FRIEND", "DONOR"})
    void a_caregiver_lists_and_finds_himself_and_of_others_those_of_the_same_children(String kind) {
        var stranger = helper("孙大海", "sun-" + school);
        pair(stranger, registry.child(), "AGENT_PARENT", "2026-09-07");
        var me = helper("周东溪", "zhou-" + school);
        pair(me, child, kind, "2026-09-07");
        var reader = signedIn("zhou-" + school, "caregiver");
        var entrusted = kind.equals("STAFF") || kind.equals("AGENT_PARENT");

        assertThat(ids(reader.get("caregivers")))
                .containsExactlyInAnyOrder(
                        entrusted ? new String[] {me.toString(), li.toString()} : new String[] {me.toString()});
        assertThat(ids(reader.get("caregivers?username=zhou-" + school + "&active=true")))
                .containsExactly(me.toString());
        assertThat(ids(reader.get("caregivers?username=li-" + school))).isEmpty();
        assertThat(reader.get("caregivers/" + stranger).problem()).isEqualTo("404 not-found");
    }

    @Test
    void the_class_teacher_of_the_child_is_seen_by_who_answers_for_it() {
        var teacher = registry.teacher("chen-" + school, Registry.CLASS_301);
        registry.awaitVersion("caregiver", teacher, 1);
        var elsewhere = registry.teacher("ma-" + school, UUID.randomUUID());
        registry.awaitVersion("caregiver", elsewhere, 1);

        assertThat(ids(signedIn("li-" + school, "caregiver").get("caregivers")))
                .containsExactlyInAnyOrder(li.toString(), teacher.toString());
        assertThat(ids(reader(Viewpoint.FRIEND).get("caregivers"))).doesNotContain(teacher.toString());
    }

    @Test
    void a_pair_that_has_ended_or_not_begun_shows_nobody() {
        var past = helper("孙大海", "sun-" + school);
        var ended = pair(past, child, "STAFF", "2026-09-07");
        assertThat(admin.post("pairs/" + ended + "/end", "{\"on\":\"2026-10-31\",\"reason\":\"调动\"}")
                        .status())
                .isEqualTo(200);
        var coming = helper("周东溪", "zhou-" + school);
        pair(coming, child, "STAFF", "2099-09-01");

        assertThat(ids(signedIn("sun-" + school, "caregiver").get("caregivers")))
                .containsExactly(past.toString());
        assertThat(ids(signedIn("zhou-" + school, "caregiver").get("caregivers")))
                .containsExactly(coming.toString());
        assertThat(ids(signedIn("li-" + school, "caregiver").get("caregivers"))).containsExactly(li.toString());
    }

    @Test
    void a_change_that_is_not_seen_is_not_noticed() {
        var reader = reader(Viewpoint.STAFF);
        var before = reader.get("caregivers/" + li).etag();

        var changed = admin.putIfMatch("caregivers/" + li, """
                {"name":"李秀英","category":"VILLAGER","username":"li-%s","phone":"13900002222","capacity":4}
                """.formatted(school), "\"1\"");

        assertThat(changed.status()).as(changed.response().body()).isEqualTo(200);
        assertThat(reader.get("caregivers/" + li).etag()).isEqualTo(before);
    }

    private Api reader(Viewpoint viewpoint) {
        return switch (viewpoint) {
            case SELF -> signedIn("li-" + school, "caregiver");
            case SCHOOL_ADMIN -> admin;
            case PARTNER_ADMIN -> signedIn("partner-" + school, "partner-admin");
            case CLASS_TEACHER -> signedIn("chen-" + school, "class-teacher");
            case STAFF, AGENT_PARENT, STUDY_HELPER, FRIEND, DONOR -> {
                var helper = helper("周东溪", "helper-" + school);
                pair(helper, child, viewpoint.name(), "2026-09-07");
                yield signedIn("helper-" + school, "caregiver");
            }
        };
    }

    private UUID helper(String name, String username) {
        var id = UUID.randomUUID();
        var added = admin.put(
                "caregivers/" + id,
                "{\"name\":\"%s\",\"category\":\"VOLUNTEER\",\"username\":\"%s\"}".formatted(name, username));
        assertThat(added.status()).as(added.response().body()).isEqualTo(201);
        return id;
    }

    private UUID pair(UUID caregiver, UUID with, String kind, String from) {
        var id = UUID.randomUUID();
        var paired = admin.put(
                "pairs/" + id,
                "{\"child\":\"%s\",\"caregiver\":\"%s\",\"kind\":\"%s\",\"from\":\"%s\"}"
                        .formatted(with, caregiver, kind, from));
        assertThat(paired.status()).as(paired.response().body()).isEqualTo(201);
        return id;
    }

    private static JsonNode line(Api reader, UUID id) {
        return reader.get("caregivers?limit=500")
                .body()
                .path("items")
                .valueStream()
                .filter(each -> each.path("id").asString().equals(id.toString()))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static List<String> ids(Api.Answer answer) {
        return answer.body().path("items").findValuesAsString("id");
    }

    private Api signedIn(String username, String role) {
        return new Api(port, tokens.of(username).at(school, role).token());
    }
}
