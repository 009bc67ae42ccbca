package lantian.reporting.likeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Api.Answer;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.Tokens;
import lantian.reporting.County;
import lantian.reporting.Today;
import lantian.reporting.directory.Directory;
import lantian.reporting.directory.School.Area;
import lantian.reporting.projection.ApplyFacts;
import lantian.reporting.projection.Recount;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** From what schools announce to what the county counts and both schools are asked. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "reporting", kafka = true, keycloak = true)
@Import(Today.class)
class EnrolledTwiceTest {

    private static final String AS_OF = "&asOf=2026-11-20";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FATHER = "father";
    private static final String MOTHER = "mother";

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @Autowired
    Directory directory;

    @Autowired
    ApplyFacts apply;

    @Autowired
    Recount recount;

    @LocalServerPort
    int port;

    private final UUID hill = UUID.randomUUID();
    private final UUID river = UUID.randomUUID();
    private final UUID market = UUID.randomUUID();
    private final UUID inHill = UUID.randomUUID();
    private final UUID inRiver = UUID.randomUUID();
    private final List<Event> told = new ArrayList<>();
    private County county;
    private Area east;
    private Area west;
    private Api officer;

    private record Event(UUID school, UUID child, String type, Map<String, Object> payload) {}

    @BeforeEach
    void threeSchoolsInTwoAreas() {
        db.everything().sql("truncate school").update();
        county = new County(directory, apply, recount);
        county.hasTerms(County.TERMS, System.nanoTime());
        east = county.area("东片区");
        west = county.area("西片区");
        county.hasSchool(hill, "山前小学", east, List.of());
        county.hasSchool(river, "河口小学", west, List.of());
        county.hasSchool(market, "集镇小学", east, List.of());
        officer = new Api(port, tokens.of("officer").county("county-officer").token());
    }

    @Test
    void the_county_counts_once_where_both_schools_count() {
        tellBoth();

        awaitCountedElsewhere(1);

        var total = figures("level=county").path("total");
        assertThat(total.path("pupils").asInt()).isEqualTo(2);
        assertThat(total.path("leftBehind").path("n").asInt()).isEqualTo(1);
        assertThat(total.path("leftBehind").path("of").asInt()).isEqualTo(2);
        assertThat(total.path("archive").path("n").asInt()).isEqualTo(1);
        assertThat(total.path("leftBehindTypes").path("bothAway").asInt()).isEqualTo(1);
        assertThat(school(hill).path("pupils").asInt()).isEqualTo(2);
        assertThat(school(hill).path("leftBehind").path("n").asInt()).isEqualTo(1);
        assertThat(school(river).path("pupils").asInt()).isEqualTo(1);
        assertThat(school(hill).path("countedElsewhere").asInt()).isEqualTo(1);
        assertThat(school(river).path("countedElsewhere").asInt()).isZero();
        recounted();
    }

    @Test
    void areas_add_up_to_the_county_because_each_counts_only_who_counts() {
        tellBoth();
        awaitCountedElsewhere(1);

        var areas = figures("level=area").path("rows");

        assertThat(areas.valueStream().map(row -> row.path("pupils").asInt()).toList())
                .containsExactlyInAnyOrder(1, 1);
        assertThat(figures("level=school&area=" + east.id())
                        .path("total")
                        .path("pupils")
                        .asInt())
                .isEqualTo(1);
        assertThat(figures("level=county").path("rows").get(0).path("pupils").asInt())
                .isEqualTo(2);
        assertThat(figures("level=school&school=" + hill)
                        .path("total")
                        .path("pupils")
                        .asInt())
                .as("asked about one school, it is that school's figure")
                .isEqualTo(2);
    }

    @Test
    void before_the_second_enrolment_began_and_after_one_has_ended_nobody_is_elsewhere() {
        tellBoth();
        awaitCountedElsewhere(1);
        changed(hill, inHill, 2, "2026-09-01", "2026-11-10", List.of(FATHER));

        await().atMost(PATIENCE).until(() -> elsewhere("&asOf=2026-11-11") == 0);

        assertThat(elsewhere("&asOf=2026-09-30")).isZero();
        assertThat(elsewhere("&asOf=2026-10-01")).isEqualTo(1);
        assertThat(elsewhere("&asOf=2026-11-10")).isEqualTo(1);
        assertThat(pupils("&asOf=2026-11-11")).isEqualTo(2);
        recounted();
    }

    @Test
    void a_corrected_name_separates_them_again() {
        tellBoth();
        awaitCountedElsewhere(1);

        changed(river, inRiver, 2, "2026-10-01", null, List.of("another"));

        awaitCountedElsewhere(0);
        assertThat(pupils(AS_OF)).isEqualTo(3);
        recounted();
    }

    @Test
    void other_orders_repeated_events_and_a_replay_give_the_same_figures() {
        tellBoth();
        changed(market, UUID.randomUUID(), 1, "2026-10-05", null, List.of(MOTHER));
        changed(hill, inHill, 2, "2026-09-01", "2026-11-10", List.of(FATHER));
        await().atMost(PATIENCE).until(() -> elsewhere("&asOf=2026-11-10") == 2 && elsewhere(AS_OF) == 1);
        awaitQuiet();
        var before = everything();

        var again = new ArrayList<>(told);
        again.addAll(told);
        Collections.reverse(again);
        again.forEach(this::send);
        awaitQuiet();
        assertThat(everything()).isEqualTo(before);

        db.everything().sql("""
                        truncate child_fact, step, total, rollup_state, enrolment, enrolment_likeness, enrolment_told,
                            child_elsewhere
                        """).update();
        again.forEach(this::send);
        await().atMost(PATIENCE).until(() -> everything().equals(before));
        recounted();
    }

    @Test
    void both_schools_are_asked_and_learn_nothing_of_each_other() {
        tellBoth();
        awaitCountedElsewhere(1);

        var hills = admin(hill).get("enrolment-questions");
        var rivers = admin(river).get("enrolment-questions");

        assertThat(children(hills)).containsExactly(inHill.toString());
        assertThat(children(rivers)).containsExactly(inRiver.toString());
        assertThat(hills.body().path("items").get(0).propertyNames()).containsExactlyInAnyOrder("child", "state");
        assertThat(hills.body().path("items").get(0).path("state").asString()).isEqualTo("OPEN");
        assertThat(children(admin(market).get("enrolment-questions"))).isEmpty();
        for (var bodies : List.of(hills, admin(hill).get("figures?level=school" + AS_OF))) {
            assertThat(bodies.response().body())
                    .doesNotContain(river.toString(), inRiver.toString(), "河口小学", "2026-10-01", "countedElsewhere")
                    .doesNotContain("enrolmentQuestions");
        }
        assertThat(admin(hill)
                        .post("enrolment-questions/" + inRiver + "/check", "")
                        .problem())
                .isEqualTo("404 not-found");
        assertThat(children(admin(hill).get("enrolment-questions?child=" + inRiver)))
                .isEmpty();
    }

    @Test
    void a_school_that_has_looked_is_asked_no_more_while_the_county_still_counts_once() {
        tellBoth();
        awaitCountedElsewhere(1);
        assertThat(questions(hill)).isEqualTo(1);

        var checked = admin(hill).post("enrolment-questions/" + inHill + "/check", "");
        var again = admin(hill).post("enrolment-questions/" + inHill + "/check", "");

        assertThat(checked.body().path("state").asString()).isEqualTo("CHECKED");
        assertThat(checked.body().path("checkedOn").asString()).isEqualTo("2026-11-22");
        assertThat(again.body()).isEqualTo(checked.body());
        assertThat(children(admin(hill).get("enrolment-questions?state=OPEN"))).isEmpty();
        assertThat(children(admin(hill).get("enrolment-questions?state=CHECKED")))
                .containsExactly(inHill.toString());
        assertThat(children(admin(river).get("enrolment-questions?state=OPEN"))).containsExactly(inRiver.toString());
        assertThat(questions(hill)).isZero();
        assertThat(questions(river)).isEqualTo(1);
        assertThat(elsewhere("")).isEqualTo(1);
        assertThat(entries(hill)).isEqualTo(1);
        assertThat(admin(hill)
                        .get("audit-entries?action=child.enrolment-checked")
                        .body()
                        .path("items")
                        .get(0)
                        .path("subject")
                        .asString())
                .isEqualTo(inHill.toString());
        recounted();
    }

    @Test
    void a_third_school_is_a_new_question() {
        tellBoth();
        awaitCountedElsewhere(1);
        admin(hill).post("enrolment-questions/" + inHill + "/check", "");

        changed(market, UUID.randomUUID(), 1, "2026-11-01", null, List.of(FATHER));

        awaitCountedElsewhere(2);
        assertThat(children(admin(hill).get("enrolment-questions?state=OPEN"))).containsExactly(inHill.toString());
        recounted();
    }

    @Test
    void leaving_ends_the_question_at_both_schools() {
        tellBoth();
        awaitCountedElsewhere(1);

        changed(river, inRiver, 2, "2026-10-01", Today.DAY.toString(), List.of(FATHER, MOTHER));

        await().atMost(PATIENCE)
                .until(() -> children(admin(hill).get("enrolment-questions")).isEmpty()
                        && children(admin(river).get("enrolment-questions")).isEmpty());
        assertThat(admin(hill)
                        .post("enrolment-questions/" + inHill + "/check", "")
                        .problem())
                .isEqualTo("404 not-found");
    }

    @Test
    void of_an_erased_child_no_likeness_is_kept() {
        tellBoth();
        awaitCountedElsewhere(1);

        send(new Event(hill, inHill, "registry.child-erased.v1", Map.of("child", inHill, "school", hill)));

        awaitCountedElsewhere(0);
        assertThat(rows("select count(*) from enrolment_likeness where child_id = '" + inHill + "'"))
                .isZero();
        assertThat(rows("select count(*) from enrolment where child_id = '" + inHill + "' and body::text like '%"
                        + hash(FATHER) + "%'"))
                .isZero();
        told.forEach(this::send);
        awaitQuiet();
        assertThat(rows("select count(*) from enrolment_likeness where child_id = '" + inHill + "'"))
                .isZero();
        assertThat(elsewhere("")).isZero();
        recounted();
    }

    @Test
    void interrupted_while_a_school_is_told_it_is_all_done_once_more() {
        db.everything().sql("""
                        create sequence tries;
                        grant usage on sequence tries to public;
                        alter table child_elsewhere add constraint nothing_is_told check (nextval('tries') < 0) not valid
                        """).update();
        try {
            tellBoth();
            await().atMost(PATIENCE).until(() -> rows("select last_value from tries") > 1);
            assertThat(elsewhere(AS_OF)).isZero();
            assertThat(rows("select count(*) from enrolment_told where school_id in ('" + hill + "', '" + river + "')"))
                    .isPositive();
        } finally {
            db.everything().sql("""
                            alter table child_elsewhere drop constraint nothing_is_told;
                            drop sequence tries
                            """).update();
        }

        awaitCountedElsewhere(1);
        recounted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"class-teacher", "caregiver", "partner-admin"})
    void nobody_else_of_the_school_is_asked(String role) {
        var colleague = new Api(port, tokens.of(role + hill).at(hill, role).token());

        assertThat(Stream.of(
                        colleague.get("enrolment-questions"),
                        colleague.post("enrolment-questions/" + inHill + "/check", "")))
                .extracting(Answer::problem)
                .containsOnly("403 not-allowed");
    }

    @Test
    void the_county_reads_numbers_and_no_child() {
        assertThat(officer.get("enrolment-questions").problem()).isEqualTo("403 not-allowed");
    }

    @Test
    void what_is_asked_wrongly_is_refused() {
        assertThat(admin(hill).get("enrolment-questions?state=MAYBE").status()).isEqualTo(400);
        assertThat(admin(hill).get("enrolment-questions?child=7").status()).isEqualTo(400);
        assertThat(admin(hill).get("enrolment-questions?cursor=x").status()).isEqualTo(400);
    }

    /** The same child, with both parents' names at one school and one at the other; and another child. */
    private void tellBoth() {
        changed(hill, UUID.randomUUID(), 1, "2026-09-01", null, List.of());
        changed(hill, inHill, 1, "2026-09-01", null, List.of(FATHER));
        changed(river, inRiver, 1, "2026-10-01", null, List.of(FATHER, MOTHER));
    }

    private void changed(
            UUID school, UUID child, int version, String from, @Nullable String to, List<String> likenesses) {
        var span = new LinkedHashMap<String, Object>();
        span.put("from", from);
        span.put("to", to);
        var payload = new LinkedHashMap<String, Object>();
        payload.put("child", child);
        payload.put("school", school);
        payload.put("enrolled", span);
        payload.put("leftBehind", likenesses.isEmpty() ? List.of() : List.of(span));
        payload.put("leftBehindType", "BOTH_AWAY");
        payload.put("archive", List.of(span));
        payload.put("likenesses", likenesses.stream().map(this::hash).toList());
        payload.put("version", version);
        var event = new Event(school, child, "registry.child-changed.v1", payload);
        told.add(event);
        send(event);
    }

    private void send(Event event) {
        kafka.send("registry.children", event.child().toString(), event.school(), event.type(), event.payload());
    }

    /** Of this test's own children. */
    private String hash(String parent) {
        return parent + hill;
    }

    private void awaitCountedElsewhere(int expected) {
        await("counted elsewhere").atMost(PATIENCE).until(() -> elsewhere(AS_OF) == expected);
    }

    /** Everything sent is applied and compared: an event sent last is. */
    private void awaitQuiet() {
        var last = UUID.randomUUID();
        for (var school : List.of(hill, river, market)) {
            kafka.send(
                    "registry.children",
                    inHill.toString(),
                    school,
                    "registry.child-changed.v1",
                    Map.of("child", last, "school", school, "likenesses", List.of(), "version", 1));
            kafka.send(
                    "registry.children",
                    inRiver.toString(),
                    school,
                    "registry.child-changed.v1",
                    Map.of("child", last, "school", school, "likenesses", List.of(), "version", 1));
        }
        await("everything compared")
                .atMost(PATIENCE)
                .until(() -> rows("select count(*) from enrolment where child_id = '" + last + "'") == 3
                        && rows("select count(*) from enrolment_told") == 0);
    }

    private Map<String, Object> everything() {
        var all = new LinkedHashMap<String, Object>();
        for (var level : List.of("county", "area", "school")) {
            for (var day : List.of("2026-09-30", "2026-10-03", "2026-10-05", "2026-11-10", "2026-11-20")) {
                all.put(level + day, counts(figures("level=" + level, "&asOf=" + day)));
            }
        }
        all.put("questions", children(admin(hill).get("enrolment-questions")));
        return all;
    }

    /** Without what says when it was recorded. */
    private static List<String> counts(JsonNode figures) {
        return figures.path("rows")
                .valueStream()
                .map(row -> String.join(
                        " ",
                        row.path("name").asString(),
                        row.path("pupils").toString(),
                        row.path("leftBehind").toString(),
                        row.path("archive").toString(),
                        row.path("countedElsewhere").toString(),
                        row.path("enrolmentQuestions").toString()))
                .toList();
    }

    private void recounted() {
        for (var school : List.of(hill, river, market)) {
            assertThat(county.recountDifference(school)).isZero();
        }
    }

    private JsonNode school(UUID id) {
        return figures("level=school&school=" + id).path("rows").get(0);
    }

    private JsonNode figures(String question) {
        return figures(question, AS_OF);
    }

    private JsonNode figures(String question, String day) {
        var answer = officer.get("figures?" + question + day);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.body();
    }

    private int elsewhere(String day) {
        return figures("level=county", day)
                .path("total")
                .path("countedElsewhere")
                .asInt();
    }

    private int pupils(String day) {
        return figures("level=county", day).path("total").path("pupils").asInt();
    }

    private int questions(UUID school) {
        return figures("level=school&school=" + school, "")
                .path("rows")
                .get(0)
                .path("enrolmentQuestions")
                .asInt();
    }

    private Api admin(UUID school) {
        return new Api(
                port, tokens.of("admin" + school).at(school, "school-admin").token());
    }

    private static List<String> children(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.body()
                .path("items")
                .valueStream()
                .map(item -> item.path("child").asString())
                .toList();
    }

    private long rows(String count) {
        return db.everything().sql(count).query(Long.class).single();
    }

    private long entries(UUID school) {
        return rows("select count(*) from audit_entry where tenant_id = '" + school
                + "' and action = 'child.enrolment-checked'");
    }
}
