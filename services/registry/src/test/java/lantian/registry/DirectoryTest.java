package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the bureau and a school write of the directory: refused, twice, and at the edges of days. */
@ServiceTest
class DirectoryTest {

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    private Schools school;
    private Api officer;

    @BeforeEach
    void aSchoolAndTheBureau() {
        school = Schools.open(db, tokens, port);
        officer = new Api(port, tokens.of("officer").county("county-officer").token());
    }

    @Test
    void an_area_is_named_once_and_renamed_by_who_knows_what_stands_there() {
        var path = "areas/" + UUID.randomUUID();
        var body = "{\"code\":\"" + path.substring(6) + "\",\"name\":\"%s\"}";

        var named = officer.put(path, body.formatted("津南片区"));
        var again = officer.put(path, body.formatted("津南片区"));
        var blind = officer.put(path, body.formatted("津北片区"));
        var stale = officer.putIfMatch(path, body.formatted("津北片区"), "\"7\"");
        var renamed = officer.putIfMatch(path, body.formatted("津北片区"), named.etag());

        assertThat(named.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.etag()).isEqualTo(named.etag()).isEqualTo("\"1\"");
        assertThat(blind.status()).isEqualTo(409);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(renamed.etag()).isEqualTo("\"2\"");
        assertThat(officer.get(path).body().path("name").asString()).isEqualTo("津北片区");
        assertThat(officer.get(path).etag()).isEqualTo("\"2\"");
    }

    @Test
    void an_area_does_not_take_the_code_of_another_and_stays_as_it_was() {
        var taken = UUID.randomUUID();
        var own = UUID.randomUUID();
        officer.put("areas/" + taken, "{\"code\":\"" + taken + "\",\"name\":\"津南片区\"}");
        officer.put("areas/" + own, "{\"code\":\"" + own + "\",\"name\":\"津北片区\"}");

        var refused = officer.putIfMatch("areas/" + own, "{\"code\":\"" + taken + "\",\"name\":\"河东片区\"}", "*");

        assertThat(refused.problem()).isEqualTo("409 code-already-used");
        assertThat(officer.get("areas/" + own).body().path("name").asString()).isEqualTo("津北片区");
        assertThat(officer.get("areas/" + own).etag()).isEqualTo("\"1\"");
    }

    @Test
    void a_school_may_close_for_one_day_and_not_before_it_begins() {
        var path = closure();

        var backwards = school.admin().put(path, days("2026-10-12", "2026-10-11", "台风"));
        var oneDay = school.admin().put(path, days("2026-10-12", "2026-10-12", "台风"));

        assertThat(backwards.problem()).isEqualTo("422 end-before-start");
        assertThat(backwards.body().at("/errors/0/field").asString()).isEqualTo("to");
        assertThat(oneDay.status()).isEqualTo(201);
    }

    @Test
    void a_closure_said_twice_is_published_once_and_corrected_it_is_published_again() {
        var path = closure();
        var body = days("2026-10-12", "2026-10-13", "台风");

        var made = school.admin().put(path, body);
        var again = school.admin().put(path, body);
        var corrected = officer.putIfMatch(path, days("2026-10-12", "2026-10-14", "台风"), made.etag());

        assertThat(made.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.etag()).isEqualTo("\"1\"");
        assertThat(corrected.etag()).isEqualTo("\"2\"");
        kafka.await(
                "registry.schools",
                event -> event.tenant().equals(school.id())
                        && event.payload().path("version").asInt() == 3
                        && event.payload()
                                .path("closures")
                                .path(0)
                                .path("to")
                                .asString()
                                .equals("2026-10-14"));
        assertThat(school.admin()
                        .get("schools/" + school.id() + "/closures")
                        .body()
                        .path("items"))
                .hasSize(1);
        assertThat(officer.get("schools/" + school.id()).etag())
                .as("what the bureau wrote is not changed by a closure")
                .isEqualTo("\"1\"");
    }

    @Test
    void closures_come_in_the_order_of_their_days_and_another_school_has_none_of_them() {
        school.admin().put(closure(), days("2026-11-02", "2026-11-02", "停电"));
        school.admin().put(closure(), days("2026-10-12", "2026-10-12", "台风"));
        var other = Schools.open(db, tokens, port);

        assertThat(school.admin()
                        .get("schools/" + school.id() + "/closures")
                        .body()
                        .path("items")
                        .valueStream()
                        .map(each -> each.path("reason").asString()))
                .containsExactly("台风", "停电");
        assertThat(other.admin()
                        .put(closure(), days("2026-10-12", "2026-10-12", "台风"))
                        .problem())
                .isEqualTo("404 not-found");
        assertThat(other.admin()
                        .get("schools/" + other.id() + "/closures")
                        .body()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void a_school_is_suspended_once_however_often_it_is_said() {
        var suspended = officer.post("schools/" + school.id() + "/suspend", "");
        var again = officer.post("schools/" + school.id() + "/suspend", "");
        var resumed = officer.post("schools/" + school.id() + "/resume", "");

        assertThat(suspended.etag()).isEqualTo("\"2\"");
        assertThat(again.etag()).isEqualTo("\"2\"");
        assertThat(resumed.etag()).isEqualTo("\"3\"");
        assertThat(officer.post("schools/" + UUID.randomUUID() + "/suspend", "").problem())
                .isEqualTo("404 not-found");
    }

    @Test
    void a_school_that_is_not_at_work_yet_is_not_suspended() {
        db.everything()
                .sql("update school set state = 'ONBOARDING' where id = ?")
                .param(school.id())
                .update();

        assertThat(officer.post("schools/" + school.id() + "/suspend", "").problem())
                .isEqualTo("422 still-onboarding");
    }

    @Test
    void terms_may_follow_each_other_from_day_to_day_and_share_none() {
        var first = "terms/" + UUID.randomUUID();
        var second = "terms/" + UUID.randomUUID();
        officer.put(first, term(1, "2061-09-01", "2062-01-20"));

        var sameDay = officer.put(second, term(2, "2062-01-20", "2062-06-30"));
        var sameNumber = officer.put(second, term(1, "2062-01-21", "2062-06-30"));
        var nextDay = officer.put(second, term(2, "2062-01-21", "2062-06-30"));
        var longer = officer.putIfMatch(first, term(1, "2061-09-01", "2062-01-21"), "*");
        var shorter = officer.putIfMatch(first, term(1, "2061-09-01", "2061-09-01"), "*");

        assertThat(sameDay.problem()).isEqualTo("422 terms-overlap");
        assertThat(sameNumber.problem()).isEqualTo("422 term-already-there");
        assertThat(nextDay.status()).isEqualTo(201);
        assertThat(longer.problem()).isEqualTo("422 terms-overlap");
        assertThat(shorter.etag()).isEqualTo("\"2\"");
        assertThat(officer.get(first).body().path("to").asString()).isEqualTo("2061-09-01");
        db.everything().sql("delete from term where school_year = '2061-2062'").update();
    }

    @Test
    void a_renamed_school_whose_code_is_refused_keeps_its_administrator() {
        var path = "schools/" + UUID.randomUUID();
        var body = """
                {"code":"%s","name":"溪南小学","stage":"PRIMARY",
                 "admin":{"username":"%s","name":"刘校长","email":"liu@example.org"}}
                """;
        var wanted = "first-" + path.substring(8, 16);
        tokens.of(wanted).at(UUID.randomUUID(), "school-admin").token();
        officer.put(path, body.formatted(path.substring(8), wanted));

        var refused = officer.putIfMatch(path, body.formatted(school.id(), "second-" + path.substring(8, 16)), "*");

        assertThat(refused.problem()).isEqualTo("409 code-already-used");
        assertThat(officer.get(path).body().at("/admin/username").asString()).isEqualTo(wanted);
    }

    private String closure() {
        return "schools/" + school.id() + "/closures/" + UUID.randomUUID();
    }

    private static String days(String from, String to, String reason) {
        return "{\"from\":\"%s\",\"to\":\"%s\",\"reason\":\"%s\"}"
                .formatted(LocalDate.parse(from), LocalDate.parse(to), reason);
    }

    private static String term(int number, String from, String to) {
        return "{\"schoolYear\":\"2061-2062\",\"number\":%d,\"from\":\"%s\",\"to\":\"%s\"}".formatted(number, from, to);
    }
}
