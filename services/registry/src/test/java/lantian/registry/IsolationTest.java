package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import lantian.platform.tenancy.Accounts;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Api.Answer;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.Tokens;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Another school does not exist, and each role does its own work only. */
@ServiceTest
class IsolationTest {

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    private Schools ours;
    private Schools theirs;
    private UUID child;
    private UUID rosterImport;
    private UUID staff;

    @BeforeEach
    void twoSchools() {
        ours = Schools.open(db, tokens, port);
        theirs = Schools.open(db, tokens, port);
        var done = ours.imported(Schools.roster("王小明"));
        rosterImport = UUID.fromString(done.path("id").asString());
        child = ours.child("王小明");
        staff = UUID.randomUUID();
        assertThat(ours.admin()
                        .put("staff/" + staff, staffBody("chen-" + staff))
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"school-admin", "class-teacher", "caregiver", "partner-admin"})
    void another_schools_things_do_not_exist_for_any_role(String role) {
        var stranger = theirs.as(role);

        var answers = new java.util.ArrayList<>(everyOperation(stranger));
        answers.addAll(everyOperationOnTheSchool(stranger));

        assertThat(answers).extracting(Answer::status).allMatch(status -> status == 404 || status == 403);
        assertThat(answers).extracting(it -> it.response().body()).noneMatch(body -> body.contains("王小明"));
        for (var list : List.of("children", "classes", "staff", "roster-imports")) {
            var answer = stranger.get(list);
            if (answer.status() == 200) {
                assertThat(answer.response().body()).doesNotContain("王小明").doesNotContain(child.toString());
            }
        }
        assertThat(stranger.get("schools").body().path("items").size()).isEqualTo(1);
        assertThat(ours.admin().get("children/" + child).body().path("version").asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"county-officer", "area-supervisor", "auditor"})
    void the_bureau_reads_figures_not_children(String role) {
        var bureau = new Api(port, tokens.of("bureau-" + role).county(role).token());

        assertThat(everyOperation(bureau)).extracting(Answer::problem).containsOnly("403 not-allowed");
        assertThat(bureau.get("children").problem()).isEqualTo("403 not-allowed");
        assertThat(bureau.get("staff").problem()).isEqualTo("403 not-allowed");
    }

    @Test
    void an_id_that_another_school_uses_behaves_as_any_new_id() {
        theirs.imported(Schools.roster("李小红"));
        var schoolClass = theirs.admin()
                .get("classes")
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asString();

        var made = theirs.admin().put("children/" + child, childBody("张小刚", schoolClass));
        var appointed = theirs.admin().put("staff/" + staff, staffBody("li-" + staff));

        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        assertThat(appointed.status()).isEqualTo(201);
        assertThat(ours.admin().get("children/" + child).body().path("name").asString())
                .isEqualTo("王小明");
    }

    @Test
    void a_class_of_another_school_is_unknown() {
        var foreign = ours.admin()
                .get("classes")
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asString();

        assertThat(theirs.admin()
                        .put("children/" + UUID.randomUUID(), childBody("张小刚", foreign))
                        .problem())
                .isEqualTo("422 unknown-class");
        assertThat(theirs.admin()
                        .put(
                                "staff/" + UUID.randomUUID(),
                                staffBody("qian-" + staff).replace("}", ",\"classes\":[\"" + foreign + "\"]}"))
                        .problem())
                .isEqualTo("422 unknown-class");
    }

    @Test
    void the_area_supervisor_knows_the_schools_of_the_own_area_only() {
        var officer =
                new Api(port, tokens.of("officer").county("county-officer").token());
        var area = UUID.randomUUID();
        officer.put("areas/" + area, "{\"code\":\"%s\",\"name\":\"津南片区\"}".formatted(area));
        db.everything()
                .sql("update school set area_id = ? where id = ?")
                .params(area, ours.id())
                .update();
        var supervisor = new Api(port, tokens.of("supervisor").supervisor(area).token());

        assertThat(supervisor.get("schools").body().path("items").size()).isEqualTo(1);
        assertThat(supervisor.get("schools/" + ours.id()).status()).isEqualTo(200);
        assertThat(supervisor.get("schools/" + theirs.id()).problem()).isEqualTo("404 not-found");
        assertThat(supervisor.post("schools/" + ours.id() + "/suspend", "").problem())
                .isEqualTo("403 not-allowed");
        assertThat(supervisor
                        .get("schools?area=" + UUID.randomUUID())
                        .body()
                        .path("items")
                        .size())
                .isZero();
    }

    @Test
    void only_an_administrator_of_the_school_itself_works_on_staff_and_rosters() {
        for (var role : List.of("class-teacher", "caregiver", "partner-admin")) {
            var colleague = ours.as(role);
            assertThat(List.of(
                            colleague.get("staff"),
                            colleague.get("staff/" + staff),
                            colleague.put("staff/" + UUID.randomUUID(), staffBody("wu-" + staff)),
                            colleague.get("roster-imports"),
                            colleague.get("roster-imports/" + rosterImport),
                            colleague.get("roster-imports/" + rosterImport + "/missing"),
                            colleague.get("roster-imports/template.xlsx"),
                            colleague.upload("roster-imports", "roster.xlsx", Schools.roster("甲")),
                            colleague.put("terms/" + UUID.randomUUID(), term()),
                            colleague.put("schools/" + UUID.randomUUID(), "{}"),
                            colleague.post(
                                    "children/" + child + "/leave", "{\"on\":\"" + today + "\",\"reason\":\"LEFT\"}")))
                    .extracting(Answer::status)
                    .containsOnly(403);
        }
        assertThat(ours.admin().put("terms/" + UUID.randomUUID(), term()).problem())
                .isEqualTo("403 not-allowed");
        assertThat(ours.admin()
                        .put("areas/" + UUID.randomUUID(), "{\"code\":\"x\",\"name\":\"y\"}")
                        .problem())
                .isEqualTo("403 not-allowed");
    }

    @Test
    void a_class_teacher_sees_the_own_class() {
        var schoolClass = ours.admin()
                .get("classes")
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        var appointed = ours.admin()
                .put(
                        "staff/" + UUID.randomUUID(),
                        staffBody(ours.username("class-teacher"))
                                .replace("}", ",\"classes\":[\"" + schoolClass + "\"]}"));
        assertThat(appointed.status()).as(appointed.response().body()).isEqualTo(201);
        var teacher = new Api(port, Schools.signIn(tokens, ours.username("class-teacher")), ours.id());
        var other = new Api(
                port,
                tokens.of("other-" + ours.id()).at(ours.id(), "class-teacher").token());

        assertThat(teacher.get("children/" + child).status()).isEqualTo(200);
        assertThat(teacher.get("children").body().path("items").size()).isEqualTo(1);
        assertThat(teacher.post("children/" + child + "/verify", "{\"on\":\"" + today + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(other.get("children/" + child).problem()).isEqualTo("404 not-found");
        assertThat(other.get("children").body().path("items").size()).isZero();
        assertThat(other.post("children/" + child + "/verify", "{\"on\":\"" + today + "\"}")
                        .problem())
                .isEqualTo("404 not-found");
    }

    @Test
    void a_caregiver_sees_paired_children_as_long_as_the_pair_lasts_however_often_it_is_told() {
        var caregiver = UUID.randomUUID();
        var pair = UUID.randomUUID();
        var reader = ours.as("caregiver");
        assertThat(reader.get("children/" + child).problem()).isEqualTo("404 not-found");

        tellCaregiver(caregiver, true, 1);
        tellPair(pair, caregiver, null, 1);
        tellPair(pair, caregiver, null, 1);
        await(() -> reader.get("children/" + child).status() == 200);
        assertThat(reader.get("children").body().path("items").size()).isEqualTo(1);
        assertThat(reader.put(
                                "children/" + child,
                                childBody("王小明", UUID.randomUUID().toString()))
                        .problem())
                .isEqualTo("403 not-allowed");

        tellPair(pair, caregiver, today.minusDays(1), 3);
        await(() -> reader.get("children/" + child).status() == 404);
        tellPair(pair, caregiver, null, 2);
        tellPair(pair, caregiver, null, 1);
        var last = UUID.randomUUID();
        tellPair(last, caregiver, today.minusDays(1), 1);
        await(() -> db.everything()
                        .sql("select count(*) from pair where id = ?")
                        .param(last)
                        .query(Integer.class)
                        .single()
                == 1);
        assertThat(reader.get("children/" + child).problem()).isEqualTo("404 not-found");
    }

    @Test
    void every_look_leaves_an_entry_and_no_entry_names_anybody() {
        ours.admin().get("children?q=%E5%B0%8F%E6%98%8E");
        ours.admin().get("children/" + child);

        var entries = db.everything()
                .sql(
                        "select action || ' ' || subject_type || ' ' || details::text from audit_entry where tenant_id = ?")
                .param(ours.id())
                .query((row, _) -> row.getString(1))
                .list();
        assertThat(entries)
                .anyMatch(it -> it.startsWith("child.viewed"))
                .anyMatch(it -> it.startsWith("children.listed"));
        assertThat(entries).noneMatch(it -> it.contains("小明"));
    }

    private List<Answer> everyOperation(Api api) {
        var on = "{\"on\":\"" + today + "\"}";
        return List.of(
                api.get("children/" + child),
                api.post("children/" + child + "/verify", on),
                api.post("children/" + child + "/leave", "{\"on\":\"" + today + "\",\"reason\":\"LEFT\"}"),
                api.get("staff/" + staff),
                api.get("roster-imports/" + rosterImport),
                api.get("roster-imports/" + rosterImport + "/missing"),
                api.get("roster-imports/" + rosterImport + "/annotated.xlsx"));
    }

    /** What the directory holds of another school. */
    private List<Answer> everyOperationOnTheSchool(Api api) {
        var path = "schools/" + ours.id();
        return List.of(
                api.get(path),
                api.get(path + "/closures"),
                api.put(path, """
                        {"code":"x","name":"y","stage":"PRIMARY",
                         "admin":{"username":"zz","name":"z","email":"z@example.org"}}"""),
                api.post(path + "/suspend", ""),
                api.post(path + "/resume", ""),
                api.put(
                        path + "/closures/" + UUID.randomUUID(),
                        "{\"from\":\"2026-10-08\",\"to\":\"2026-10-09\",\"reason\":\"-\"}"));
    }

    private static String childBody(String name, String schoolClass) {
        return "{\"name\":\"" + name + "\",\"sex\":\"MALE\",\"birthDate\":\"2016-01-02\",\"class\":{\"id\":\""
                + schoolClass + "\"}}";
    }

    private static String staffBody(String username) {
        return "{\"username\":\"" + username
                + "\",\"name\":\"陈老师\",\"email\":\"\",\"roles\":[\"class-teacher\"]}"
                        .replace("\"email\":\"\"", "\"email\":\"" + username + "@example.org\"");
    }

    private String term() {
        return "{\"schoolYear\":\"2030-2031\",\"number\":1,\"from\":\"2030-09-01\",\"to\":\"2031-01-20\"}";
    }

    private void tellCaregiver(UUID caregiver, boolean active, int version) {
        kafka.send("pairing.caregivers", caregiver.toString(), ours.id(), "pairing.caregiver-changed.v1", """
                {"caregiver":"%s","school":"%s","code":"T-01","category":"VILLAGER","account":"%s","staff":null,
                 "active":%s,"version":%d}
                """.formatted(
                        caregiver, ours.id(), Accounts.of(ours.username("caregiver")), active, version));
    }

    private void tellPair(UUID pair, UUID caregiver, @org.jspecify.annotations.Nullable LocalDate to, int version) {
        kafka.send("pairing.pairs", child.toString(), ours.id(), "pairing.pair-changed.v1", """
                {"pair":"%s","child":"%s","school":"%s","caregiver":"%s","kind":"AGENT_PARENT","from":"%s","to":%s,
                 "recordedAt":"2026-09-07T02:00:00Z","version":%d}
                """.formatted(
                        pair,
                        child,
                        ours.id(),
                        caregiver,
                        today.minusDays(30),
                        to == null ? "null" : "\"" + to + "\"",
                        version));
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(java.time.Duration.ofSeconds(20)).until(condition);
    }
}
