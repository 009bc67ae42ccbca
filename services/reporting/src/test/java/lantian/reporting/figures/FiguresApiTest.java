package lantian.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Api.Answer;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.Tokens;
import lantian.reporting.County;
import lantian.reporting.Today;
import lantian.reporting.directory.Directory;
import lantian.reporting.directory.School.Area;
import lantian.reporting.projection.ApplyFacts;
import lantian.reporting.projection.ChildFact;
import lantian.reporting.projection.ChildHistory;
import lantian.reporting.projection.ObligationFact;
import lantian.reporting.projection.RandomCounty;
import lantian.reporting.projection.RandomCounty.RandomSchool;
import lantian.reporting.projection.Recount;
import lantian.reporting.projection.Span;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Figures over HTTP: their shape, who may ask, and what is refused. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "reporting", kafka = true, keycloak = true)
@Import(Today.class)
class FiguresApiTest {

    private static final List<String> COUNTS =
            List.of("pupils", "overdue", "missed", "awaitingEntry", "excused", "void", "late", "enteredLate");
    private static final List<String> RATES =
            List.of("leftBehind", "archive", "contactCard", "pairing", "onTime", "completion");

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    Directory directory;

    @Autowired
    ApplyFacts apply;

    @Autowired
    Recount recount;

    @Autowired
    PlatformTransactionManager transactions;

    @LocalServerPort
    int port;

    private County county;
    private Area east;
    private Area west;
    private RandomSchool inEast;
    private RandomSchool alsoEast;
    private RandomSchool inWest;

    @BeforeEach
    void twoAreasWithThreeSchools() {
        db.everything().sql("truncate school").update();
        county = new County(directory, apply, recount);
        county.hasTerms(County.TERMS, System.nanoTime());
        east = county.area("东片区");
        west = county.area("西片区");
        inEast = school(1, "城东小学", east);
        alsoEast = school(2, "东河小学", east);
        inWest = school(3, "西坪小学", west);
    }

    @Test
    void a_row_has_every_field_and_no_rate_without_its_numerator_and_denominator() {
        var answer = officer().get("figures?level=school&asOf=2026-11-20");
        var row = answer.body().path("rows").get(0);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().propertyNames())
                .contains("asOf", "from", "to", "freshAsOf", "rows", "total", "restated")
                .doesNotContain("projected");
        assertThat(row.propertyNames())
                .contains("level", "id", "name", "area", "pupils", "overdue", "missed", "awaitingEntry", "open")
                .contains("excused", "void", "contacts")
                .containsAll(RATES);
        assertThat(RATES)
                .allSatisfy(rate -> assertThat(row.path(rate).propertyNames()).contains("n", "of", "rate"));
        assertThat(row.path("open").propertyNames()).containsExactlyInAnyOrder("met", "of");
        assertThat(row.path("contacts").path("HOME_VISIT").isInt()).isTrue();
        assertThat(row.path("area").asString()).isEqualTo(east.id().toString());
    }

    @Test
    void the_period_is_the_term_to_date_unless_asked_otherwise() {
        var byDefault = officer().get("figures?level=county&asOf=2026-11-20").body();
        var asked = officer()
                .get("figures?level=county&asOf=2026-11-20&from=2026-10-01&to=2026-12-31")
                .body();

        assertThat(byDefault.path("from").asString()).isEqualTo("2026-09-01");
        assertThat(byDefault.path("to").asString()).isEqualTo("2026-11-20");
        assertThat(asked.path("from").asString()).isEqualTo("2026-10-01");
        assertThat(asked.path("to").asString()).isEqualTo("2026-11-20");
        assertThat(officer().get("figures?level=county").body().path("asOf").asString())
                .isEqualTo("2026-11-22");
    }

    @ParameterizedTest
    @ValueSource(strings = {"asOf=2026-11-20", "asOf=2026-11-20&from=2026-09-20&to=2026-11-01", "asOf=2026-09-30"})
    void classes_add_up_to_schools_schools_to_areas_and_areas_to_the_county(String period) {
        var countyRow = officer()
                .get("figures?level=county&" + period)
                .body()
                .path("rows")
                .get(0);
        var areas = rows(officer().get("figures?level=area&" + period));
        var schools = rows(officer().get("figures?level=school&" + period));

        assertThat(areas).hasSize(2);
        assertThat(schools).hasSize(3);
        assertSum(areas, countyRow);
        assertSum(schools, countyRow);
        assertSum(
                schools.stream()
                        .filter(row ->
                                row.path("area").asString().equals(east.id().toString()))
                        .toList(),
                officer()
                        .get("figures?level=school&area=" + east.id() + "&" + period)
                        .body()
                        .path("total"));
        for (var school : schools) {
            var classes = rows(officer()
                    .get("figures?level=class&school=" + school.path("id").asString() + "&" + period));
            assertThat(classes).hasSizeGreaterThanOrEqualTo(3);
            assertSum(classes, school);
        }
    }

    @Test
    void a_rate_of_nothing_is_null_and_not_zero() {
        var empty = UUID.randomUUID();
        county.hasSchool(empty, "空小学", west, List.of());

        var row = officer()
                .get("figures?level=school&school=" + empty)
                .body()
                .path("rows")
                .get(0);

        assertThat(row.path("pupils").asInt()).isZero();
        assertThat(RATES).allSatisfy(rate -> {
            assertThat(row.path(rate).has("rate")).as(rate).isTrue();
            assertThat(row.path(rate).path("rate").isNull()).as(rate).isTrue();
        });
    }

    @Test
    void a_class_that_nobody_is_in_any_more_has_no_row_and_the_classes_still_add_up() {
        var school = UUID.randomUUID();
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        county.hasSchool(school, "并班小学", west, List.of(first, second));
        var children = List.of(UUID.randomUUID(), UUID.randomUUID());
        County.as(
                school,
                () -> apply.children(List.of(
                        movedOn(children.get(0), first, second, LocalDate.of(2026, 10, 12)),
                        movedOn(children.get(1), second, second, LocalDate.of(2026, 10, 12)))));
        County.as(school, () -> apply.obligations(List.of(missed(children.get(0), first))));

        var before = rows(officer().get("figures?level=class&school=" + school + "&asOf=2026-10-11"));
        var after = rows(officer().get("figures?level=class&school=" + school + "&asOf=2026-11-20"));
        var whole = rows(officer().get("figures?level=school&school=" + school + "&asOf=2026-11-20"))
                .getFirst();

        assertThat(before)
                .extracting(row -> row.path("id").asString())
                .containsExactlyInAnyOrder(first.toString(), second.toString());
        assertThat(after).extracting(row -> row.path("name").asString()).containsExactlyInAnyOrder("班1", "已无学生的班级");
        assertThat(after).noneMatch(row -> row.path("id").asString("").equals(first.toString()));
        assertThat(whole.path("missed").asInt()).isEqualTo(1);
        assertSum(after, whole);
    }

    @Test
    void a_class_that_never_had_a_pupil_has_no_row() {
        var school = UUID.randomUUID();
        county.hasSchool(school, "空班小学", west, List.of(UUID.randomUUID()));

        assertThat(rows(officer().get("figures?level=class&school=" + school))).isEmpty();
    }

    @Test
    void a_school_that_joined_this_morning_stands_apart_until_its_first_duty_has_been_due() {
        var school = UUID.randomUUID();
        county.hasSchool(school, "新来小学", west, List.of(), Optional.of(Today.DAY));
        County.as(school, () -> apply.obligations(List.of(openUntil(Today.DAY, LocalDate.of(2026, 12, 31)))));

        var row = schoolRow(school, "");
        var onTheDay = schoolRow(school, "&asOf=2026-12-31");
        var later = schoolRow(school, "&asOf=2027-01-01");
        var old = schoolRow(inEast.id(), "");

        assertThat(row.path("countsFrom").asString()).isEqualTo("2026-11-22");
        assertThat(row.path("firstDueOn").asString()).isEqualTo("2026-12-31");
        assertThat(row.path("newSchool").asBoolean()).isTrue();
        assertThat(row.path("lagDays").asInt()).isZero();
        assertThat(row.path("onTime").path("rate").isNull()).isTrue();
        assertThat(onTheDay.path("newSchool").asBoolean()).isTrue();
        assertThat(later.has("newSchool")).isFalse();
        assertThat(old.has("newSchool")).isFalse();
        assertThat(old.has("countsFrom")).isFalse();
        assertThat(old.path("firstDueOn").asString()).isNotBlank();
    }

    @Test
    void what_was_owed_before_the_school_answered_for_it_does_not_make_it_silent() {
        var school = UUID.randomUUID();
        county.hasSchool(school, "新来小学", west, List.of(), Optional.of(Today.DAY));
        var early = openUntil(LocalDate.of(2026, 9, 1), LocalDate.of(2027, 1, 22));
        County.as(school, () -> apply.obligations(List.of(early)));

        assertThat(schoolRow(school, "").path("lagDays").asInt()).isZero();
    }

    /** Case D02: what is due on 30 September awaits entry over the whole holiday, in classes too. */
    @Test
    void over_a_long_holiday_a_class_shows_what_still_awaits_entry() {
        var school = UUID.randomUUID();
        var schoolClass = UUID.randomUUID();
        county.hasSchool(school, "长假小学", west, List.of(schoolClass));
        var child = UUID.randomUUID();
        County.as(
                school,
                () -> apply.children(List.of(movedOn(child, schoolClass, schoolClass, LocalDate.of(2026, 10, 12)))));
        var due = LocalDate.of(2026, 9, 5);
        var owed = new ObligationFact(
                UUID.randomUUID(),
                child,
                LocalDate.of(2026, 9, 1),
                due,
                due.plusDays(75),
                due.plusDays(90),
                null,
                null,
                List.of(new ObligationFact.At(LocalDate.of(2026, 9, 1), schoolClass, null)),
                List.of(),
                1);
        County.as(school, () -> apply.obligations(List.of(owed)));

        var row = rows(officer().get("figures?level=class&school=" + school + "&asOf=2026-11-19"))
                .getFirst();

        assertThat(row.path("awaitingEntry").asInt()).isEqualTo(1);
        assertThat(row.path("open").path("of").asInt()).isEqualTo(1);
    }

    private JsonNode schoolRow(UUID school, String more) {
        return rows(officer().get("figures?level=school&school=" + school + more))
                .getFirst();
    }

    private static ChildHistory movedOn(UUID child, UUID from, UUID to, LocalDate day) {
        var start = LocalDate.of(2026, 9, 1);
        return ChildHistory.of(new ChildFact(
                child,
                new Span(start, null),
                List.of(
                        new ChildFact.ClassSpell(from, new Span(start, day.minusDays(1))),
                        new ChildFact.ClassSpell(to, new Span(day, null))),
                List.of(new Span(start, null)),
                null,
                List.of(),
                List.of(),
                List.of(),
                start,
                1));
    }

    private static ObligationFact missed(UUID child, UUID schoolClass) {
        var start = LocalDate.of(2026, 9, 1);
        return new ObligationFact(
                UUID.randomUUID(),
                child,
                start,
                start.plusDays(27),
                start.plusDays(30),
                start.plusDays(57),
                null,
                null,
                List.of(new ObligationFact.At(start, schoolClass, null)),
                List.of(),
                1);
    }

    private static ObligationFact openUntil(LocalDate from, LocalDate due) {
        return new ObligationFact(
                UUID.randomUUID(),
                UUID.randomUUID(),
                from,
                due,
                due.plusDays(5),
                due.plusDays(30),
                null,
                null,
                List.of(new ObligationFact.At(from, null, null)),
                List.of(),
                1);
    }

    @Test
    void what_a_rate_left_out_is_said_by_reason() {
        var row = officer().get("figures?level=county&asOf=2026-11-20").body().path("total");

        var leftOut = row.path("onTime").path("leftOut");

        assertThat(leftOut.path("EXCUSED").asInt())
                .isEqualTo(row.path("excused").asInt())
                .isPositive();
        assertThat(leftOut.path("VOID").asInt())
                .isEqualTo(row.path("void").asInt())
                .isPositive();
        assertThat(row.path("completion").path("leftOut")).isEqualTo(leftOut);
    }

    @Test
    void a_day_ahead_is_answered_as_a_projection_up_to_the_end_of_the_school_year() {
        var ahead = officer().get("figures?level=county&asOf=2027-06-30");

        assertThat(ahead.status()).isEqualTo(200);
        assertThat(ahead.body().path("projected").asBoolean()).isTrue();
        assertThat(ahead.body().path("total").path("open").path("of").asInt()).isZero();
        assertThat(officer().get("figures?level=county&asOf=2027-08-31").status())
                .isEqualTo(200);
        assertThat(officer().get("figures?level=county&asOf=2027-09-01").problem())
                .isEqualTo("422 as-of-too-far-ahead");
    }

    @ParameterizedTest
    @CsvSource({
        "level=village,level",
        "asOf=20-11-2026,asOf",
        "from=2026-11-21&asOf=2026-11-20,from",
        "from=2026-11-01&to=2026-10-01,from",
        "level=class,school",
        "level=caregiver,school",
        "school=7,school"
    })
    void a_question_that_makes_no_sense_is_named(String question, String field) {
        var refused = officer().get("figures?" + question);

        assertThat(refused.problem()).isEqualTo("400 invalid-input");
        assertThat(refused.body().path("errors").get(0).path("field").asString())
                .isEqualTo(field);
        assertThat(refused.body().path("errors").get(0).path("detail").asString())
                .isNotBlank()
                .doesNotContain("{");
    }

    @Test
    void who_only_looks_after_children_sees_no_figures() {
        var caregiver = new Api(
                port, tokens.of("staff-caregiver").at(inEast.id(), "caregiver").token());

        assertThat(caregiver.get("figures?level=school").problem()).isEqualTo("403 not-allowed");
        assertThat(caregiver
                        .get("figures?level=caregiver&school=" + inEast.id())
                        .problem())
                .isEqualTo("403 not-allowed");
        assertThat(caregiver.get("figures?level=school&school=" + inWest.id()).problem())
                .isEqualTo("404 not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"school-admin", "class-teacher"})
    void a_school_sees_itself_and_no_other_school_exists_for_it(String role) {
        var own = new Api(port, tokens.of("staff-" + role).at(inEast.id(), role).token());

        assertThat(rows(own.get("figures?level=school")))
                .singleElement()
                .satisfies(row -> assertThat(row.path("id").asString())
                        .isEqualTo(inEast.id().toString()));
        assertThat(own.get("figures?level=class").status()).isEqualTo(200);
        assertThat(own.get("figures?level=caregiver&school=" + inEast.id()).status())
                .isEqualTo(200);
        for (var level : List.of("school", "class", "caregiver", "county", "area")) {
            assertThat(own.get("figures?level=" + level + "&school=" + inWest.id())
                            .problem())
                    .isEqualTo("404 not-found");
            assertThat(own.get("figures?level=" + level + "&school=" + UUID.randomUUID())
                            .problem())
                    .isEqualTo("404 not-found");
        }
        assertThat(own.get("figures?level=county").problem()).isEqualTo("403 not-allowed");
        assertThat(own.get("figures?level=area").problem()).isEqualTo("403 not-allowed");
        assertThat(own.get("figures?level=school&area=" + west.id()).problem()).isEqualTo("403 not-allowed");
    }

    @Test
    void a_supervisor_sees_the_own_area() {
        var supervisor =
                new Api(port, tokens.of("supervisor-east").supervisor(east.id()).token());

        assertThat(rows(supervisor.get("figures?level=school&asOf=2026-11-20"))).hasSize(2);
        assertThat(rows(supervisor.get("figures?level=area&asOf=2026-11-20")))
                .singleElement()
                .satisfies(row -> assertThat(row.path("pupils").asInt()).isPositive());
        assertThat(supervisor.get("figures?level=class&school=" + alsoEast.id()).status())
                .isEqualTo(200);
        assertThat(supervisor.get("figures?level=school&area=" + west.id()).problem())
                .isEqualTo("403 not-allowed");
        assertThat(supervisor.get("figures?level=county").problem()).isEqualTo("403 not-allowed");
        assertThat(supervisor.get("figures?level=class&school=" + inWest.id()).problem())
                .isEqualTo("404 not-found");
    }

    @Test
    void officer_and_auditor_see_the_county_and_unknown_ids_are_not_found() {
        for (var role : List.of("county-officer", "auditor")) {
            var bureau = new Api(port, tokens.of("bureau-" + role).county(role).token());
            assertThat(rows(bureau.get("figures?level=school"))).hasSize(3);
            assertThat(bureau.get("figures?level=school&school=" + UUID.randomUUID())
                            .problem())
                    .isEqualTo("404 not-found");
            assertThat(bureau.get("figures?level=school&area=" + UUID.randomUUID())
                            .problem())
                    .isEqualTo("404 not-found");
        }
    }

    @Test
    void partners_members_without_a_role_and_strangers_see_nothing() {
        var partner = new Api(
                port, tokens.of("partner").at(inEast.id(), "partner-admin").token());
        var member = new Api(port, tokens.of("member").at(inEast.id()).token());

        assertThat(partner.get("figures?level=school").problem()).isEqualTo("403 not-allowed");
        assertThat(member.get("figures?level=school").problem()).isEqualTo("403 not-allowed");
        assertThat(new Api(port, "").get("figures?level=school").problem()).isEqualTo("401 not-signed-in");
    }

    @Test
    void caregivers_appear_under_their_codes() {
        var caregiver = alsoEast.caregivers().getFirst();
        County.as(
                alsoEast.id(),
                () -> new TransactionTemplate(transactions)
                        .executeWithoutResult(_ -> directory.keep(
                                List.of(new Directory.Caregiver(caregiver, "T-09", Optional.empty(), true, 1)))));

        var rows = rows(officer().get("figures?level=caregiver&school=" + alsoEast.id() + "&asOf=2026-10-20"));

        assertThat(rows).anySatisfy(row -> {
            assertThat(row.path("name").asString()).isEqualTo("T-09");
            assertThat(row.path("pairing").path("n").asInt())
                    .isEqualTo(row.path("leftBehind").path("n").asInt());
        });
    }

    private Api officer() {
        return new Api(port, tokens.of("officer").county("county-officer").token());
    }

    private RandomSchool school(long seed, String name, Area area) {
        var made = RandomCounty.of(seed, 1, 25).getFirst();
        var school = new RandomSchool(
                UUID.randomUUID(),
                made.classes(),
                made.caregivers(),
                made.children(),
                made.pairs(),
                made.contacts(),
                made.obligations());
        county.hasSchool(school.id(), name, area, school.classes());
        county.hears(school);
        return school;
    }

    private static List<JsonNode> rows(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return new ArrayList<>(StreamSupport.stream(answer.body().path("rows").spliterator(), false)
                .toList());
    }

    private static void assertSum(List<JsonNode> parts, JsonNode whole) {
        for (var count : COUNTS) {
            assertThat(sum(parts, count)).as(count).isEqualTo(whole.path(count).asInt());
        }
        for (var rate : RATES) {
            assertThat(sum(parts, rate, "n"))
                    .as(rate)
                    .isEqualTo(whole.path(rate).path("n").asInt());
            assertThat(sum(parts, rate, "of"))
                    .as(rate)
                    .isEqualTo(whole.path(rate).path("of").asInt());
        }
        assertThat(sum(parts, "open", "of"))
                .isEqualTo(whole.path("open").path("of").asInt());
        assertThat(sum(parts, "contacts", "TALK"))
                .isEqualTo(whole.path("contacts").path("TALK").asInt());
    }

    private static int sum(List<JsonNode> rows, String... path) {
        return rows.stream()
                .mapToInt(row -> {
                    var node = row;
                    for (var name : path) {
                        node = node.path(name);
                    }
                    return node.asInt();
                })
                .sum();
    }
}
