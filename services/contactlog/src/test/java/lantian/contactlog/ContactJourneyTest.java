package lantian.contactlog;

import static lantian.contactlog.Village.TERM_START;
import static lantian.contactlog.Village.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** From the roster to the to-do list to the contact that strikes a line from it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "contactlog", kafka = true, keycloak = true)
class ContactJourneyTest {

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    private Village village;
    private Api teacher;
    private Api agent;
    private Api admin;

    @BeforeEach
    void aVillageSchool() {
        village = Village.found(kafka, db);
        teacher = signedIn(village.teacherName(), "class-teacher");
        agent = signedIn(village.agentName(), "caregiver");
        admin = signedIn("principal-" + village.school(), "school-admin");
    }

    @Test
    void a_talk_strikes_the_months_talk_from_the_agents_list_and_is_told_to_the_others() {
        var child = village.pairedChild();
        var contact = UUID.randomUUID();
        assertThat(rules(agent.get("my/obligations?state=OPEN&limit=100"))).contains("TALK-MONTH", "FAMILY-MONTH");

        var answer = agent.put("contacts/" + contact, talk(child, TODAY));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.etag()).isEqualTo("\"1\"");
        assertThat(answer.body().path("participants").get(0).asString())
                .isEqualTo(village.agent().toString());
        assertThat(met(agent, child)).containsExactly("TALK-MONTH");
        var told = kafka.await(
                "contactlog.obligations",
                event -> event.key().equals(child.toString())
                        && event.payload().toString().contains(contact.toString()));
        assertThat(told.payload()
                        .path("obligations")
                        .get(0)
                        .path("history")
                        .get(0)
                        .path("state")
                        .asString())
                .isEqualTo("MET");
        var recorded = kafka.await(
                "contactlog.contacts",
                event -> event.payload().path("contact").asString().equals(contact.toString()));
        assertThat(recorded.tenant()).isEqualTo(village.school());
        assertThat(recorded.payload().toString()).doesNotContain("想妈妈");
    }

    @Test
    void the_same_report_again_changes_nothing_and_another_under_its_id_is_refused() {
        var child = village.pairedChild();
        var path = "contacts/" + UUID.randomUUID();
        var first = agent.put(path, talk(child, TODAY));

        var again = agent.put(path, talk(child, TODAY));
        var other = agent.put(path, talk(child, TODAY.minusDays(1)));
        var forced = agent.putIfMatch(path, talk(child, TODAY.minusDays(1)), "\"1\"");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.problem()).isEqualTo("409 id-already-used");
        assertThat(forced.problem()).isEqualTo("409 id-already-used");
        assertThat(village.count("select count(*) from contact_version where child_id = '" + child + "'"))
                .isEqualTo(1);
    }

    @Test
    @Tag("C101")
    void a_report_that_names_signs_raises_one_visit_at_once() {
        var child = village.pairedChild();
        var contact = UUID.randomUUID();

        agent.put("contacts/" + contact, """
                {"child":"%s","kind":"TALK","occurredOn":"%s","outcome":"FAILED","triggers":["LOW_MOOD","QUARREL"]}
                """.formatted(child, TODAY));

        var raised = items(teacher.get("my/obligations?state=OPEN&limit=500")).stream()
                .filter(line -> line.path("rule").asString().equals("MUST-VISIT"))
                .toList();
        assertThat(raised).singleElement().satisfies(line -> {
            assertThat(line.path("cause").asString()).isEqualTo(contact.toString());
            assertThat(line.path("opensOn").asString()).isEqualTo(TODAY.toString());
        });
    }

    @Test
    @Tag("C201")
    void a_home_visit_of_the_class_teacher_counts_for_the_term() {
        var child = village.child();
        var opening = village.db()
                .everything()
                .sql("select id from obligation where child_id = ? and rule = 'HV-TERM' order by due_on limit 1")
                .param(child)
                .query(UUID.class)
                .single();

        teacher.put("contacts/" + UUID.randomUUID(), """
                {"child":"%s","kind":"HOME_VISIT","occurredOn":"%s","outcome":"COMPLETED","with":["CHILD","GUARDIAN"]}
                """.formatted(child, TERM_START));

        var line = admin.get("obligations/" + opening);
        assertThat(line.body().path("state").asString()).isEqualTo("MET");
        assertThat(line.body().path("overdue").asBoolean()).isFalse();
        assertThat(line.etag()).isEqualTo("\"2\"");
    }

    @ParameterizedTest
    @CsvSource({"1, 422 in-the-future", "-100, 422 before-enrolment"})
    void a_day_on_which_it_cannot_have_been_is_refused_and_nothing_is_kept(int days, String problem) {
        var child = village.pairedChild();

        var answer = agent.put("contacts/" + UUID.randomUUID(), talk(child, TODAY.plusDays(days)));

        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.body().path("errors").get(0).path("field").asString()).isEqualTo("occurredOn");
        assertThat(village.count("select count(*) from contact where child_id = '" + child + "'"))
                .isZero();
    }

    @Test
    void bad_input_is_a_clear_problem_and_nothing_is_kept() {
        var child = village.pairedChild();
        var good = talk(child, TODAY);
        var problems = Map.of(
                "not json",
                "400 malformed-request",
                "{}",
                "400 invalid-input",
                good.replace(TODAY.toString(), "2026-02-30"),
                "400 malformed-request",
                good.replace("TALK", "DANCE"),
                "400 malformed-request",
                good.replace("\"note\"", "\"mark\""),
                "400 malformed-request",
                good.replace("[\"CHILD\"]", "[null]"),
                "400 malformed-request",
                good.replace("想妈妈", "想".repeat(4001)),
                "400 invalid-input",
                good.replace("\"with\"", "\"findings\":[\"王小明\"],\"with\""),
                "400 invalid-input",
                good.replace("\"with\"", "\"participants\":[\"%s\"],\"with\"".formatted(UUID.randomUUID())),
                "422 unknown-participant",
                talk(UUID.randomUUID(), TODAY),
                "404 not-found");

        assertThat(problems)
                .allSatisfy((body, problem) -> assertThat(
                                agent.put("contacts/" + UUID.randomUUID(), body).problem())
                        .as(body)
                        .isEqualTo(problem));
        assertThat(village.count("select count(*) from contact where child_id = '" + child + "'"))
                .isZero();
        assertThat(agent.put("contacts/" + UUID.randomUUID(), good).status()).isEqualTo(201);
    }

    @Test
    void a_child_of_somebody_else_does_not_exist_for_a_caregiver() {
        var child = village.child();
        var id = UUID.randomUUID();

        assertThat(agent.put("contacts/" + id, talk(child, TODAY)).problem()).isEqualTo("404 not-found");
        assertThat(agent.get("contacts?child=" + child).problem()).isEqualTo("404 not-found");
        assertThat(admin.put("contacts/" + id, talk(child, TODAY)).problem()).isEqualTo("403 not-allowed");
    }

    @Test
    void a_visit_after_the_pair_ended_is_refused() {
        var child = village.child();
        var pair = UUID.randomUUID();
        village.pair(pair, child, village.agent(), TERM_START, TODAY.minusDays(1), 1);
        village.awaitRow("pair", pair, 1);

        assertThat(agent.put("contacts/" + UUID.randomUUID(), talk(child, TODAY))
                        .problem())
                .isEqualTo("404 not-found");
        assertThat(agent.put("contacts/" + UUID.randomUUID(), talk(child, TODAY.minusDays(1)))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_correction_is_a_new_version_with_a_reason_and_what_it_no_longer_counts_for_is_open_again() {
        var child = village.pairedChild();
        var path = "contacts/" + UUID.randomUUID();
        agent.put(path, talk(child, TODAY));
        var correction = "{\"changes\":{\"outcome\":\"FAILED\"},\"reason\":\"没有见到孩子\"}";

        var corrected = agent.post(path + "/corrections", correction);
        var again = agent.post(path + "/corrections", correction);

        assertThat(corrected.status()).isEqualTo(200);
        assertThat(corrected.etag()).isEqualTo("\"2\"");
        assertThat(again.etag()).isEqualTo("\"2\"");
        assertThat(corrected.body().path("corrections").get(0).path("reason").asString())
                .isEqualTo("没有见到孩子");
        assertThat(met(agent, child)).isEmpty();
        assertThat(agent.post(path + "/corrections", "{\"changes\":{\"outcome\":\"FAILED\"},\"reason\":\"又一次\"}")
                        .problem())
                .isEqualTo("422 nothing-changed");
        var told = kafka.await(
                "contactlog.contacts",
                event -> event.payload().path("version").asInt() == 2
                        && event.key().equals(child.toString()));
        assertThat(told.payload().path("versions").size()).isEqualTo(2);
    }

    @Test
    void only_the_author_and_the_administration_correct() {
        var child = village.pairedChild();
        var path = "contacts/" + UUID.randomUUID();
        agent.put(path, talk(child, TODAY));
        var correction = "{\"changes\":{\"occurredOn\":\"%s\"},\"reason\":\"日期写错\"}".formatted(TODAY.minusDays(1));
        var colleague = signedIn("colleague-" + village.school(), "caregiver");

        assertThat(teacher.post(path + "/corrections", correction).problem()).isEqualTo("403 not-allowed");
        assertThat(colleague.post(path + "/corrections", correction).problem()).isEqualTo("404 not-found");
        assertThat(admin.post(path + "/corrections", correction).status()).isEqualTo(200);
    }

    @Test
    void notes_are_sealed_in_the_database_and_shown_to_those_who_look_after_the_child() {
        var child = village.pairedChild();
        var id = UUID.randomUUID();
        agent.put("contacts/" + id, talk(child, TODAY));

        assertThat(teacher.get("contacts/" + id).body().path("note").asString()).isEqualTo("想妈妈");
        assertThat(admin.get("contacts?child=" + child)
                        .body()
                        .path("items")
                        .get(0)
                        .has("note"))
                .isFalse();
        var stored = db.everything()
                .sql("select note from contact_version where contact_id = ?")
                .param(id)
                .query(byte[].class)
                .single();
        assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain("想妈妈");
        assertThat(village.count("select count(*) from audit_entry where subject_id = '" + id + "'"))
                .isEqualTo(2);
    }

    @Test
    void the_list_turns_its_pages_in_the_order_of_due_days() {
        village.pairedChild();
        village.pairedChild();
        var all = items(agent.get("my/obligations?limit=100"));

        var first = agent.get("my/obligations?limit=3");
        var second = agent.get(
                "my/obligations?limit=3&cursor=" + first.body().path("next").asString());

        assertThat(first.body().path("items").size()).isEqualTo(3);
        assertThat(all.stream().map(line -> line.path("dueOn").asString())).isSorted();
        assertThat(List.of(ids(items(first)), ids(items(second))))
                .isEqualTo(List.of(ids(all.subList(0, 3)), ids(all.subList(3, Math.min(6, all.size())))));
        assertThat(Stream.of("nonsense", cursor("+999999999-12-31\u001f" + UUID.randomUUID()), cursor("\0\u001fx")))
                .allSatisfy(cursor -> assertThat(
                                agent.get("my/obligations?cursor=" + cursor).problem())
                        .isEqualTo("400 invalid-input"));
        assertThat(agent.get("my/obligations?state=LATER").problem()).isEqualTo("400 malformed-request");
    }

    private static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void one_person_asks_to_be_excused_and_another_approves() {
        var child = village.pairedChild();
        var talk = open(child, "TALK-MONTH");
        var asking = "{\"reason\":\"孩子随父母外出\"}";
        var path = "obligations/" + talk + "/excuse";

        assertThat(admin.post(path + "/approve", "{}").problem()).isEqualTo("422 excuse-not-asked");
        assertThat(agent.post(path, asking).status()).isEqualTo(200);
        assertThat(agent.post(path, asking).status()).isEqualTo(200);
        assertThat(agent.post(path + "/approve", "{}").problem()).isEqualTo("422 four-eyes");
        assertThat(teacher.post(path + "/approve", "{}").problem()).isEqualTo("403 not-allowed");
        assertThat(admin.post(path + "/approve", "{\"comment\":\"同意\"}").status())
                .isEqualTo(200);

        assertThat(admin.get("obligations/" + talk).body().path("state").asString())
                .isEqualTo("EXCUSED");
        assertThat(admin.post(path + "/approve", "{}").status()).isEqualTo(200);
    }

    @Test
    void the_school_asks_for_a_state_and_gets_what_the_whole_list_shows_in_it() {
        var child = village.pairedChild();
        var all = items(admin.get("obligations?limit=500&child=" + child));

        for (var state : List.of("OPEN", "MISSED", "MET", "VOID")) {
            assertThat(ids(items(admin.get("obligations?limit=500&child=" + child + "&state=" + state))))
                    .isEqualTo(ids(all.stream()
                            .filter(line -> line.path("state").asString().equals(state))
                            .toList()));
        }
        assertThat(all)
                .anyMatch(
                        line -> LocalDate.parse(line.path("opensOn").asString()).isAfter(TODAY));
    }

    @Test
    void overdue_is_what_is_unmet_and_past_its_due_day_missed_or_not() {
        var child = village.child();
        var all = items(admin.get("obligations?limit=500&child=" + child));
        var flagged =
                all.stream().filter(line -> line.path("overdue").asBoolean()).toList();

        assertThat(flagged).extracting(line -> line.path("state").asString()).contains("MISSED");
        assertThat(ids(items(admin.get("obligations?limit=500&state=OVERDUE&child=" + child))))
                .containsExactlyInAnyOrderElementsOf(ids(flagged));
    }

    @Test
    void an_administrator_who_asks_cannot_approve() {
        var talk = open(village.pairedChild(), "TALK-MONTH");

        admin.post("obligations/" + talk + "/excuse", "{\"reason\":\"孩子随父母外出\"}");

        assertThat(admin.post("obligations/" + talk + "/excuse/approve", "{}").problem())
                .isEqualTo("422 four-eyes");
    }

    @Test
    void a_closure_moves_what_is_open_without_anybody_asking() {
        var child = village.child();
        var term = due(child, "PARENT-TERM");

        village.opens("ACTIVE", "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(TERM_START, TERM_START.plusDays(4)), 2);

        await().until(() -> due(child, "PARENT-TERM").isAfter(term));
        assertThat(due(child, "PARENT-TERM")).isEqualTo(nthWeekdayAfter(term, 5));
    }

    @Test
    void a_suspended_schools_people_are_shown_the_door() {
        village.opens("SUSPENDED", null, 2);
        village.awaitRow("school", village.school(), 2);

        assertThat(agent.get("my/obligations").problem()).isEqualTo("403 school-suspended");
    }

    @Test
    void the_countys_standard_is_published_once_and_shown_to_everybody() {
        var standard = agent.get("care-standard");

        assertThat(standard.body().path("rules").size()).isEqualTo(9);
        assertThat(standard.body().path("entryGraceDays").asInt()).isEqualTo(3);
        assertThat(kafka.read("contactlog.standards")).hasSize(1);
    }

    private Api signedIn(String username, String role) {
        return new Api(port, tokens.of(username).at(village.school(), role).token());
    }

    private static String talk(UUID child, LocalDate on) {
        return """
                {"child":"%s","kind":"TALK","occurredOn":"%s","outcome":"COMPLETED","with":["CHILD"],"note":"想妈妈"}
                """.formatted(child, on);
    }

    private UUID open(UUID child, String rule) {
        return items(admin.get("obligations?state=OPEN&limit=500&child=" + child)).stream()
                .filter(line -> line.path("rule").asString().equals(rule))
                .filter(line ->
                        !LocalDate.parse(line.path("opensOn").asString()).isAfter(TODAY))
                .map(line -> UUID.fromString(line.path("id").asString()))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private LocalDate due(UUID child, String rule) {
        return db.everything()
                .sql("select due_on from obligation where child_id = ? and rule = ?")
                .params(child, rule)
                .query(LocalDate.class)
                .single();
    }

    private static LocalDate nthWeekdayAfter(LocalDate day, int n) {
        return day.plusDays(1)
                .datesUntil(day.plusDays(30))
                .filter(later -> later.getDayOfWeek().getValue() <= 5)
                .skip(n - 1L)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> met(Api api, UUID child) {
        return items(api.get("my/obligations?state=MET&limit=500")).stream()
                .filter(line -> line.path("child").asString().equals(child.toString()))
                .map(line -> line.path("rule").asString())
                .toList();
    }

    private static List<String> rules(Api.Answer answer) {
        return items(answer).stream().map(line -> line.path("rule").asString()).toList();
    }

    private static List<String> ids(List<JsonNode> lines) {
        return lines.stream().map(line -> line.path("id").asString()).toList();
    }

    private static List<JsonNode> items(Api.Answer answer) {
        return StreamSupport.stream(answer.body().path("items").spliterator(), false)
                .toList();
    }
}
