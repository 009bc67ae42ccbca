package lantian.contactlog;

import static lantian.contactlog.Village.TERM_START;
import static lantian.contactlog.Village.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import lantian.contactlog.worklist.Worklists;
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

    private static final Duration PATIENCE = Duration.ofSeconds(20);

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
    void one_word_has_one_meaning_in_every_list() {
        var child = village.pairedChild();
        agent.put("contacts/" + UUID.randomUUID(), talk(child, TERM_START));
        var all = items(admin.get("obligations?limit=500&child=" + child));

        for (var standing : Worklists.Standing.values()) {
            assertThat(ids(items(admin.get("obligations?limit=500&child=" + child + "&standing=" + standing))))
                    .as(standing.name())
                    .isEqualTo(ids(all.stream()
                            .filter(line -> line.path("standing").asString().equals(standing.name()))
                            .toList()));
        }
        assertThat(all)
                .allSatisfy(line -> assertThat(line.path("overdue").asBoolean())
                        .isEqualTo(line.path("standing").asString().equals("OVERDUE")));
        assertThat(all).extracting(line -> line.path("standing").asString()).contains("NOT_YET", "OPEN", "MISSED");
        assertThat(ids(items(admin.get("obligations?limit=500&state=OVERDUE&child=" + child))))
                .isEqualTo(ids(items(admin.get("obligations?limit=500&standing=OVERDUE&child=" + child))));
        assertThat(ids(items(admin.get(
                        "obligations?limit=500&child=" + child + "&from=" + TODAY + "&to=" + TODAY.plusDays(40)))))
                .isEqualTo(ids(all.stream()
                        .filter(line ->
                                !LocalDate.parse(line.path("dueOn").asString()).isBefore(TODAY)
                                        && !LocalDate.parse(line.path("dueOn").asString())
                                                .isAfter(TODAY.plusDays(40)))
                        .toList()));
    }

    @Test
    void a_caregiver_and_the_administration_call_a_duty_the_same() {
        var child = village.pairedChild();
        agent.put("contacts/" + UUID.randomUUID(), talk(child, TERM_START));

        var mine = items(agent.get("my/obligations?limit=500")).stream()
                .filter(line -> line.path("child").asString().equals(child.toString()))
                .toList();

        assertThat(mine)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .isEqualTo(admin.get("obligations/" + line.path("id").asString())
                                .body())
                        .isEqualTo(agent.get("obligations/" + line.path("id").asString())
                                .body()));
    }

    @Test
    void who_answers_for_a_child_sees_all_that_is_owed_to_it_as_the_administration_does() {
        var child = village.pairedChild();
        var visit = UUID.randomUUID();
        teacher.put("contacts/" + visit, talk(child, TERM_START).replace("TALK", "HOME_VISIT"));
        village.friend(child, "friend-" + village.school());
        var path = "obligations?limit=500&child=" + child;

        assertThat(agent.get(path).body()).isEqualTo(admin.get(path).body());
        assertThat(teacher.get(path).body()).isEqualTo(admin.get(path).body());
        assertThat(items(agent.get(path)))
                .filteredOn(line -> line.path("contact").asString("").equals(visit.toString()))
                .extracting(line -> line.path("standing").asString())
                .containsExactly("LATE");
        assertThat(signedIn("friend-" + village.school(), "caregiver").get(path).problem())
                .isEqualTo("404 not-found");
        assertThat(agent.get("obligations?child=" + village.child()).problem()).isEqualTo("404 not-found");
        assertThat(agent.get("obligations").problem()).isEqualTo("403 not-allowed");
    }

    @Test
    void what_is_owed_to_a_child_without_a_caregiver_stands_in_the_class_teachers_list() {
        var alone = village.child();
        var paired = village.pairedChild();

        var teachers = items(teacher.get("my/obligations?state=OPEN&limit=500"));
        var ofTheAlone = teachers.stream()
                .filter(line -> line.path("child").asString().equals(alone.toString()))
                .toList();

        assertThat(ofTheAlone.stream().filter(line -> line.path("unpaired").asBoolean()))
                .extracting(line -> line.path("rule").asString())
                .contains("TALK-MONTH", "FAMILY-MONTH", "GUARDIAN-MONTH");
        assertThat(ofTheAlone.stream().filter(line -> !line.path("unpaired").asBoolean()))
                .extracting(line -> line.path("rule").asString())
                .contains("HV-TERM");
        assertThat(teachers.stream()
                        .filter(line -> line.path("child").asString().equals(paired.toString())))
                .noneMatch(line -> line.path("unpaired").asBoolean())
                .noneMatch(line -> line.path("rule").asString().equals("TALK-MONTH"));
        assertThat(items(admin.get("obligations?unpaired=true&limit=500")))
                .isNotEmpty()
                .allSatisfy(line -> {
                    assertThat(line.path("child").asString()).isEqualTo(alone.toString());
                    assertThat(line.path("unpaired").asBoolean()).isTrue();
                });

        village.pair(UUID.randomUUID(), alone, village.agent(), TERM_START, null, 1);
        await().until(() ->
                items(admin.get("obligations?unpaired=true&limit=500")).isEmpty());
    }

    /** Case B07. */
    @Test
    void a_visit_told_twice_is_kept_twice_marked_and_serves_once() {
        var child = village.pairedChild();
        var phone = UUID.randomUUID();
        var office = UUID.randomUUID();

        var first = agent.put("contacts/" + phone, talk(child, TODAY));
        var second = agent.put("contacts/" + office, talk(child, TODAY).replace("想妈妈", "想爸爸"));

        assertThat(first.body().has("possibleDuplicateOf")).isFalse();
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body().path("possibleDuplicateOf").asString()).isEqualTo(phone.toString());
        assertThat(agent.get("contacts/" + office)
                        .body()
                        .path("possibleDuplicateOf")
                        .asString())
                .isEqualTo(phone.toString());
        assertThat(items(admin.get("contacts?child=" + child)))
                .filteredOn(line -> line.has("possibleDuplicateOf"))
                .extracting(line -> line.path("id").asString())
                .containsExactly(office.toString());
        assertThat(village.count("select count(*) from obligation where contact_id = '" + office + "'"))
                .isZero();

        agent.post(
                "contacts/" + phone + "/corrections", "{\"changes\":{\"outcome\":\"FAILED\"},\"reason\":\"没有见到孩子\"}");

        assertThat(agent.get("contacts/" + office).body().has("possibleDuplicateOf"))
                .isFalse();
        assertThat(village.count("select count(*) from obligation where contact_id = '" + office + "'"))
                .isEqualTo(1);
    }

    @Test
    void a_pupils_entry_meets_the_class_teachers_duty_once_the_teacher_confirms_it() {
        var child = village.child();
        var pupil = village.friend(child, "pupil-" + village.school());
        var asPupil = signedIn("pupil-" + village.school(), "caregiver");
        var visit = UUID.randomUUID();
        var body = """
                {"child":"%s","kind":"HOME_VISIT","occurredOn":"%s","outcome":"COMPLETED","with":["CHILD"],
                 "participants":["%s","%s"]}
                """.formatted(child, TERM_START, pupil, village.teacher());

        var entry = asPupil.put("contacts/" + visit, body);

        assertThat(entry.status()).isEqualTo(201);
        assertThat(entry.body().at("/confirmations/0/state").asString()).isEqualTo("AWAITED");
        assertThat(metBy(visit)).isZero();
        assertThat(ids(items(teacher.get("my/contacts-to-confirm")))).contains(visit.toString());
        assertThat(ids(items(asPupil.get("my/contacts-to-confirm")))).isEmpty();
        assertThat(asPupil.post("contacts/" + visit + "/confirm", "").problem()).isEqualTo("404 not-found");
        assertThat(agent.post("contacts/" + visit + "/confirm", "").problem()).isEqualTo("404 not-found");

        var confirmed = teacher.post("contacts/" + visit + "/confirm", "");

        assertThat(confirmed.body().at("/confirmations/0/state").asString()).isEqualTo("CONFIRMED");
        assertThat(metBy(visit)).isEqualTo(1);
        assertThat(ids(items(teacher.get("my/contacts-to-confirm")))).doesNotContain(visit.toString());
        assertThat(teacher.post("contacts/" + visit + "/confirm", "").status()).isEqualTo(200);
        assertThat(teacher.post("contacts/" + visit + "/decline", "").problem()).isEqualTo("409 already-answered");
        assertThat(asPupil.put("contacts/" + visit, body).status()).isEqualTo(200);

        asPupil.post(
                "contacts/" + visit + "/corrections",
                "{\"changes\":{\"occurredOn\":\"%s\"},\"reason\":\"日期写错\"}".formatted(TERM_START.plusDays(1)));

        assertThat(metBy(visit)).isZero();
        assertThat(ids(items(teacher.get("my/contacts-to-confirm")))).contains(visit.toString());
    }

    @Test
    void an_agent_parents_entry_meets_the_class_teachers_duty_once_the_teacher_confirms_it() {
        var child = village.pairedChild();
        var visit = UUID.randomUUID();

        var entry = agent.put("contacts/" + visit, """
                {"child":"%s","kind":"HOME_VISIT","occurredOn":"%s","outcome":"COMPLETED","with":["CHILD"],
                 "participants":["%s"]}
                """.formatted(child, TERM_START, village.teacher()));

        assertThat(entry.status()).isEqualTo(201);
        assertThat(entry.body().at("/confirmations/0/state").asString()).isEqualTo("AWAITED");
        assertThat(metBy(visit)).isZero();

        teacher.post("contacts/" + visit + "/confirm", "");

        assertThat(metBy(visit)).isEqualTo(1);
    }

    @Test
    void what_the_class_teacher_enters_for_the_agent_counts_until_the_agent_declines() {
        var child = village.pairedChild();
        var talk = UUID.randomUUID();
        teacher.put(
                "contacts/" + talk,
                talk(child, TODAY)
                        .replace("\"with\"", "\"participants\":[\"%s\"],\"with\"".formatted(village.agent())));
        assertThat(metBy(talk)).isEqualTo(1);
        assertThat(ids(items(agent.get("my/contacts-to-confirm")))).contains(talk.toString());

        var declined = agent.post("contacts/" + talk + "/decline", "");

        assertThat(declined.body().at("/confirmations/0/state").asString()).isEqualTo("DECLINED");
        assertThat(metBy(talk)).isZero();
        assertThat(declined.body().path("participants").get(0).asString())
                .isEqualTo(village.agent().toString());
    }

    @Test
    void who_does_not_look_after_the_child_is_not_named() {
        var child = village.child();

        var refused = teacher.put(
                "contacts/" + UUID.randomUUID(),
                talk(child, TODAY)
                        .replace("\"with\"", "\"participants\":[\"%s\"],\"with\"".formatted(village.agent())));

        assertThat(refused.problem()).isEqualTo("422 unknown-participant");
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("participants");
    }

    @Test
    void a_school_that_joins_today_is_not_behind_and_an_earlier_day_brings_back_what_was_owed() {
        var child = village.pairedChild();
        assertThat(standings(child)).contains("MISSED");

        village.answersFrom(TODAY, 2);
        await().atMost(PATIENCE).until(() -> !standings(child).contains("MISSED"));
        assertThat(items(admin.get("obligations?limit=500&child=" + child)))
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(LocalDate.parse(line.path("opensOn").asString()))
                                .isAfterOrEqualTo(TODAY));

        village.answersFrom(TERM_START, 3);
        await().atMost(PATIENCE).until(() -> standings(child).contains("MISSED"));
    }

    /** Case B03. */
    @Test
    void a_child_that_has_left_is_on_no_to_do_list_and_what_was_due_before_stays() {
        var child = village.pairedChild();
        var before = items(admin.get("obligations?limit=500&child=" + child));

        village.child(UUID.randomUUID(), child, TERM_START, TODAY.minusDays(1), 2);
        await().atMost(PATIENCE).until(() -> standings(child).contains("VOID"));
        var after = items(admin.get("obligations?limit=500&child=" + child));

        assertThat(items(agent.get("my/obligations?state=OPEN&limit=500")))
                .noneMatch(line -> line.path("child").asString().equals(child.toString())
                        && !LocalDate.parse(line.path("dueOn").asString()).isBefore(TODAY));
        assertThat(ids(standing(after, "VOID"))).containsExactlyInAnyOrderElementsOf(ids(standing(before, "OPEN")));
        for (var kept : List.of("MISSED", "OVERDUE", "AWAITING_ENTRY")) {
            assertThat(ids(standing(after, kept))).isEqualTo(ids(standing(before, kept)));
        }
        assertThat(standing(after, "VOID"))
                .extracting(line -> line.path("dueOn").asString())
                .containsExactlyInAnyOrderElementsOf(standing(before, "OPEN").stream()
                        .map(line -> line.path("dueOn").asString())
                        .toList());
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
        assertThat(kafka.read("contactlog.standards").stream()
                        .map(KafkaProbe.Event::id)
                        .distinct())
                .hasSize(1);
    }

    private Api signedIn(String username, String role) {
        return new Api(port, tokens.of(username).at(village.school(), role).token());
    }

    private int metBy(UUID contact) {
        return village.count("select count(*) from obligation where state = 'MET' and contact_id = '" + contact + "'");
    }

    private List<String> standings(UUID child) {
        return items(admin.get("obligations?limit=500&child=" + child)).stream()
                .map(line -> line.path("standing").asString())
                .toList();
    }

    private static List<JsonNode> standing(List<JsonNode> lines, String standing) {
        return lines.stream()
                .filter(line -> line.path("standing").asString().equals(standing))
                .toList();
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
