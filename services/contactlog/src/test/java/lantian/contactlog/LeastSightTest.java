package lantian.contactlog;

import static lantian.contactlog.Village.TERM_START;
import static lantian.contactlog.Village.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import lantian.contactlog.contact.Viewpoint;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Each cell of the contacts' tables in {@code docs/security/least-sight.md}, asked of the running service. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "contactlog", kafka = true, keycloak = true)
class LeastSightTest {

    /** Of one contact at a time, in no list. */
    private static final List<String> FREE_TEXT =
            List.of("note", "place", "form", "details", "details.restricted", "corrections.reason");

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    private Village village;
    private Api author;
    private Api admin;
    private UUID child;

    @BeforeEach
    void anAgentParentWhoRecords() {
        village = Village.found(kafka, db);
        author = signedIn(village.agentName(), "caregiver");
        admin = signedIn("principal-" + village.school(), "school-admin");
        child = village.pairedChild();
        TalkForm.withSuspicion(new Api(
                port, tokens.of("officer").at(Tokens.COUNTY, "county-officer").token()));
    }

    @ParameterizedTest
    @EnumSource(Viewpoint.class)
    void each_cell_holds_for_one_contact_and_for_the_list(Viewpoint viewpoint) {
        // the second of each tells of the same occasion, so that every field has something to show
        recorded("TALK");
        var talk = recorded("TALK");
        recorded("COUNSELLING");
        var counselling = recorded("COUNSELLING");
        var reader = reader(viewpoint);

        everyCellHolds(LeastSightTable.below("### Any contact"), viewpoint, reader, talk);
        everyCellHolds(LeastSightTable.below("### Counselling"), viewpoint, reader, counselling);
    }

    @Test
    void who_is_named_as_a_participant_sees_it_whole() {
        var counselling = UUID.randomUUID();
        var teacher = signedIn(village.teacherName(), "class-teacher");
        author.put(
                "contacts/" + counselling,
                body("COUNSELLING")
                        .replace("\"outcome\"", "\"participants\":[\"" + village.teacher() + "\"],\"outcome\""));

        assertThat(teacher.get("contacts/" + counselling).body().path("note").asString())
                .isEqualTo("想妈妈");
    }

    @Test
    void an_administrator_corrects_nothing_of_a_counselling_that_is_not_shown() {
        var path = "contacts/" + recorded("COUNSELLING");

        for (var change : List.of(
                "\"note\":\"\"",
                "\"place\":\"\"",
                "\"findings\":[]",
                "\"triggers\":[]",
                "\"details\":{}",
                "\"kind\":\"TALK\"",
                "\"kind\":\"TALK\",\"details\":{}")) {
            assertThat(admin.post(path + "/corrections", "{\"changes\":{" + change + "},\"reason\":\"更正\"}")
                            .problem())
                    .as(change)
                    .isEqualTo("403 not-allowed");
        }
        var moved = admin.post(
                path + "/corrections",
                "{\"changes\":{\"occurredOn\":\"" + TODAY.minusDays(2) + "\"},\"reason\":\"日期写错\"}");
        assertThat(moved.status()).as(moved.response().body()).isEqualTo(200);
        assertThat(moved.response().body()).doesNotContain("想妈妈").doesNotContain("HOMESICK");
        assertThat(author.get(path).body().path("note").asString()).isEqualTo("想妈妈");
    }

    @Test
    void a_friend_records_and_sees_the_own_contacts_alone() {
        recorded("TALK");
        var friend = reader(Viewpoint.FRIEND);
        var own = UUID.randomUUID();

        assertThat(friend.put("contacts/" + own, body("ACTIVITY")).status()).isEqualTo(201);

        assertThat(friend.get("contacts?child=" + child).body().path("items").findValuesAsString("id"))
                .containsExactly(own.toString());
        assertThat(friend.get("contacts/" + own).body().path("note").asString()).isEqualTo("想妈妈");
    }

    @Test
    void findings_lie_sealed_and_are_in_no_event() {
        var contact = recorded("TALK");
        author.post(
                "contacts/" + contact + "/corrections",
                "{\"changes\":{\"findings\":[\"HOMESICK\",\"BULLIED\"]},\"reason\":\"补充\"}");
        kafka.await(
                "contactlog.contacts",
                event -> event.payload().path("contact").asString().equals(contact.toString())
                        && event.payload().path("version").asInt() == 3);

        assertThat(author.get("contacts/" + contact)
                        .body()
                        .path("findings")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyInAnyOrder("HOMESICK", "BULLIED");
        var rows = db.everything()
                .sql("select string_agg(contact_version::text, ' ') from contact_version where contact_id = ?")
                .param(contact)
                .query(String.class)
                .single();
        assertThat(rows + kafka.read("contactlog.contacts"))
                .doesNotContain("HOMESICK")
                .doesNotContain("BULLIED")
                .doesNotContain("想妈妈");
    }

    @ParameterizedTest
    @EnumSource(
            value = Viewpoint.class,
            names = {"STUDY_HELPER", "FRIEND", "DONOR"})
    void nobody_else_s_duty_is_shown_or_excused(Viewpoint viewpoint) {
        var reader = reader(viewpoint);
        var duty = author.get("my/obligations?limit=1")
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        assertThat(duty).isNotEmpty();

        assertThat(reader.get("obligations/" + duty).problem()).isEqualTo("404 not-found");
        assertThat(reader.post("obligations/" + duty + "/excuse", "{\"reason\":\"病\"}")
                        .status())
                .isIn(403, 404);
        assertThat(reader.get("my/obligations").body().path("items").size()).isZero();
    }

    private void everyCellHolds(LeastSightTable table, Viewpoint viewpoint, Api reader, UUID contact) {
        var one = reader.get("contacts/" + contact);
        var list = reader.get("contacts?child=" + child + "&limit=500").body().path("items");
        var line = list.valueStream()
                .filter(it -> it.path("id").asString().equals(contact.toString()))
                .findFirst();
        if (!table.seen("id", viewpoint.name())) {
            assertThat(one.problem()).isEqualTo("404 not-found");
            assertThat(line).isEmpty();
            return;
        }
        for (var field : table.cells().keySet()) {
            var seen = table.seen(field, viewpoint.name());
            assertThat(has(one.body(), field)).as("%s for %s", field, viewpoint).isEqualTo(seen);
            if (!FREE_TEXT.contains(field)) {
                assertThat(has(line.orElseThrow(), field))
                        .as("%s in the list for %s", field, viewpoint)
                        .isEqualTo(seen);
            }
        }
        assertThat(one.body().propertyNames()).isSubsetOf(table.cells().keySet());
        assertThat(line.orElseThrow().toString()).doesNotContain("想妈妈");
    }

    private static boolean has(JsonNode view, String field) {
        if (field.equals("corrections.reason")) {
            return view.path("corrections").path(0).has("reason");
        }
        if (field.equals("details.restricted")) {
            return view.path("details").has("suspicion") || view.path("details").has("feelings");
        }
        return view.has(field) && !view.get(field).isNull();
    }

    /** With everything that can be said, and corrected once. */
    private UUID recorded(String kind) {
        var contact = UUID.randomUUID();
        var answer = author.put("contacts/" + contact, body(kind));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        var corrected = author.post(
                "contacts/" + contact + "/corrections",
                "{\"changes\":{\"occurredOn\":\"" + TODAY.minusDays(1) + "\"},\"reason\":\"日期写错\"}");
        assertThat(corrected.status()).as(corrected.response().body()).isEqualTo(200);
        return contact;
    }

    private String body(String kind) {
        var details = switch (kind) {
            case "TALK" -> ",\"details\":{\"life\":\"difficulty\",\"suspicion\":\"想妈妈\"}";
            case "COUNSELLING" -> ",\"details\":{\"again\":true,\"feelings\":\"想妈妈\"}";
            default -> "";
        };
        return "{\"child\":\"%s\",\"kind\":\"%s\",\"occurredOn\":\"%s\",\"outcome\":\"COMPLETED\",\"with\":[\"CHILD\"],\"note\":\"想妈妈\",\"findings\":[\"HOMESICK\"],\"triggers\":[\"LOW_MOOD\"],\"place\":\"操场\"%s}"
                .formatted(child, kind, TODAY, details);
    }

    private Api reader(Viewpoint viewpoint) {
        return switch (viewpoint) {
            case AUTHOR -> author;
            case SCHOOL_ADMIN -> admin;
            case CLASS_TEACHER -> signedIn(village.teacherName(), "class-teacher");
            case STAFF, AGENT_PARENT, STUDY_HELPER, FRIEND, DONOR -> paired(viewpoint.name());
        };
    }

    private Api paired(String kind) {
        var caregiver = UUID.randomUUID();
        var pair = UUID.randomUUID();
        var username = "helper-" + caregiver;
        village.caregiver(caregiver, username, null, true, 1);
        village.pair(pair, child, caregiver, kind, TERM_START, null, 1);
        village.awaitRow("caregiver", caregiver, 1);
        village.awaitRow("pair", pair, 1);
        return signedIn(username, "caregiver");
    }

    private Api signedIn(String username, String role) {
        return new Api(port, tokens.of(username).at(village.school(), role).token());
    }
}
