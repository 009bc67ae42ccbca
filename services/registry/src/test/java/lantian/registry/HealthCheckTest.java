package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import lantian.platform.tenancy.Accounts;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A child's health archive, from the request to what lies in the tables and goes to the others. */
@ServiceTest
@Tag("A025")
class HealthCheckTest {

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private final UUID check = UUID.randomUUID();

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    private Schools school;
    private Api admin;
    private UUID child;

    @BeforeEach
    void aChild() {
        school = Schools.open(db, tokens, port);
        admin = school.admin();
        school.imported(Schools.roster("王小明"));
        child = school.child("王小明");
    }

    @Test
    @Tag("A101")
    @Tag("B1001")
    @Tag("B1002")
    @Tag("B1004")
    @Tag("B1012")
    void a_check_up_is_kept_once_told_and_read_as_it_was() {
        var first = admin.put("health-checks/" + check, checkUp("132.5"));
        var again = admin.put("health-checks/" + check, checkUp("132.5"));
        var read = admin.get("health-checks/" + check);

        assertThat(first.status()).as(first.response().body()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(read.etag()).isEqualTo("\"1\"");
        assertThat(read.body().path("kind").asString()).isEqualTo("CHECK_UP");
        assertThat(read.body().path("height").decimalValue()).isEqualByComparingTo("132.5");
        assertThat(read.body().path("vision").path("right").decimalValue()).isEqualByComparingTo("0.8");
        assertThat(read.body().path("examiner").asString()).isEqualTo("县医院张医生");
        assertThat(read.body().path("details").path("advice").asString()).isEqualTo("少吃甜食");
        assertThat(read.body().path("form").path("version").asInt()).isOne();
        var told = kafka.await("registry.health-checks", it -> it.key().equals(child.toString()));
        assertThat(told.type()).isEqualTo("registry.health-checked.v1");
        assertThat(told.payload().path("on").asString()).isEqualTo(today.toString());
        assertThat(told.payload().path("version").asInt()).isOne();
        assertThat(told.payload().toString()).doesNotContain("132", "张医生", "甜食", "0.8");
    }

    @Test
    void other_results_need_the_version_that_stands_there_and_are_told_as_the_next() {
        admin.put("health-checks/" + check, checkUp("132.5"));

        assertThat(admin.put("health-checks/" + check, checkUp("133.5")).problem())
                .isEqualTo("409 id-already-used");
        assertThat(admin.putIfMatch("health-checks/" + check, checkUp("133.5"), "\"7\"")
                        .problem())
                .isEqualTo("412 stale-version");
        var corrected = admin.putIfMatch("health-checks/" + check, checkUp("133.5"), "\"1\"");

        assertThat(corrected.etag()).isEqualTo("\"2\"");
        var told = kafka.await(
                "registry.health-checks",
                it -> it.key().equals(child.toString())
                        && it.payload().path("version").asInt() == 2);
        assertThat(told.payload().path("check").asString()).isEqualTo(check.toString());
        assertThat(admin.putIfMatch(
                                "health-checks/" + check,
                                "{\"child\":\"%s\",\"kind\":\"SICK_LEAVE\",\"on\":\"%s\"}".formatted(child, today),
                                "\"2\"")
                        .problem())
                .isEqualTo("422 health-check-of-another");
    }

    @Test
    @Tag("B1014")
    void a_sick_leave_needs_no_measures() {
        var kept = admin.put("health-checks/" + check, """
                {"child":"%s","kind":"SICK_LEAVE","on":"%s","details":{"illness":"骨折","daysAbsent":5}}
                """.formatted(child, today));

        assertThat(kept.status()).as(kept.response().body()).isEqualTo(201);
        assertThat(kept.body().path("details").path("daysAbsent").asInt()).isEqualTo(5);
    }

    @Test
    @Tag("B1003")
    @Tag("B1005")
    @Tag("B1006")
    @Tag("B1007")
    @Tag("B1008")
    @Tag("B1009")
    @Tag("B1010")
    @Tag("B1011")
    @Tag("B1013")
    void what_else_was_examined_is_written_down_by_the_form() {
        var kept = admin.put("health-checks/" + check, """
                {"child":"%s","on":"%s","height":132.5,"weight":30.1,"details":{
                 "systolic":98,"diastolic":62,"oral":"abnormal","oralFound":"龋齿两颗","lungCapacity":1500,"chest":63.5,
                 "fiveSenses":"normal","internal":"normal","external":"abnormal","externalFound":"扁平足",
                 "otherItems":"血常规正常","advice":"补牙","congenitalHeartDisease":"arranged"}}
                """.formatted(child, today));

        assertThat(kept.status()).as(kept.response().body()).isEqualTo(201);
        assertThat(admin.get("health-checks/" + check)
                        .body()
                        .path("details")
                        .path("congenitalHeartDisease")
                        .asString())
                .isEqualTo("arranged");
        assertThat(admin.put(
                                "health-checks/" + UUID.randomUUID(),
                                checkUp("132.5").replace("\"free\":true", "\"bloodType\":\"A\""))
                        .body()
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asString())
                .isEqualTo("details.bloodType");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"height\":29.9,\"weight\":30 | height",
                "\"height\":230.1,\"weight\":30 | height",
                "\"height\":132.55,\"weight\":30 | height",
                "\"height\":132,\"weight\":0.9 | weight",
                "\"height\":132,\"weight\":200.1 | weight",
                "\"height\":132 | weight",
                "\"weight\":30 | height",
                "\"height\":132,\"weight\":30,\"vision\":{\"left\":3.0} | vision.left",
                "\"height\":132,\"weight\":30,\"vision\":{\"right\":5.05} | vision.right",
                "\"height\":132,\"weight\":30,\"vision\":{\"right\":0.05} | vision.right"
            })
    void what_no_child_measures_is_refused_with_the_field_named(String measures, String field) {
        var refused = admin.put(
                "health-checks/" + check, "{\"child\":\"%s\",\"on\":\"%s\",%s}".formatted(child, today, measures));

        assertThat(refused.problem()).isEqualTo("400 invalid-input");
        assertThat(refused.body().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
    }

    @Test
    void a_day_to_come_and_one_before_birth_are_refused() {
        assertThat(admin.put(
                                "health-checks/" + check,
                                checkUp("132.5")
                                        .replace(
                                                today.toString(),
                                                today.plusDays(1).toString()))
                        .problem())
                .isEqualTo("422 in-the-future");
        assertThat(admin.put("health-checks/" + check, checkUp("132.5").replace(today.toString(), "2017-05-16"))
                        .problem())
                .isEqualTo("422 before-birth");
    }

    @Test
    void another_school_does_not_see_the_child_nor_its_checks() {
        admin.put("health-checks/" + check, checkUp("132.5"));
        var theirs = Schools.open(db, tokens, port).admin();

        assertThat(theirs.put("health-checks/" + UUID.randomUUID(), checkUp("132.5"))
                        .problem())
                .isEqualTo("404 not-found");
        assertThat(theirs.get("health-checks/" + check).problem()).isEqualTo("404 not-found");
        assertThat(theirs.get("health-checks?child=" + child).problem()).isEqualTo("404 not-found");
        assertThat(theirs.get("children/" + child + "/growth").problem()).isEqualTo("404 not-found");
    }

    @Test
    void who_is_only_paired_with_the_child_sees_nothing_of_its_health() {
        admin.put("health-checks/" + check, checkUp("132.5"));

        assertThat(school.as("caregiver").get("health-checks/" + check).status())
                .isEqualTo(403);
        assertThat(school.as("caregiver")
                        .put("health-checks/" + check, checkUp("132.5"))
                        .status())
                .isEqualTo(403);
        assertThat(school.as("class-teacher")
                        .get("health-checks?child=" + child)
                        .problem())
                .isEqualTo("404 not-found");
    }

    @Test
    void the_list_is_the_childs_latest_first_page_by_page() {
        for (int day = 0; day < 5; day++) {
            assertThat(admin.put(
                                    "health-checks/" + UUID.randomUUID(),
                                    checkUp("132.5")
                                            .replace(
                                                    today.toString(),
                                                    today.minusDays(day / 2).toString()))
                            .status())
                    .isEqualTo(201);
        }

        var first = admin.get("health-checks?child=" + child + "&limit=3").body();
        var second = admin.get("health-checks?child=" + child + "&limit=3&cursor="
                        + first.path("next").asString())
                .body();

        assertThat(first.path("items")).hasSize(3);
        assertThat(second.path("items")).hasSize(2);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(first.path("items").path(0).path("on").asString()).isEqualTo(today.toString());
        assertThat(second.path("items").path(1).path("on").asString())
                .isEqualTo(today.minusDays(2).toString());
        var ids = new java.util.HashSet<String>();
        first.path("items").forEach(item -> ids.add(item.path("id").asString()));
        second.path("items").forEach(item -> ids.add(item.path("id").asString()));
        assertThat(ids).hasSize(5);
    }

    @Test
    void growth_is_shown_beside_the_reference_of_the_who() {
        admin.put("health-checks/" + check, checkUp("132.5").replace(today.toString(), "2026-05-17"));
        admin.put("health-checks/" + UUID.randomUUID(), checkUp("126.0").replace(today.toString(), "2025-05-17"));

        var growth = admin.get("children/" + child + "/growth").body();

        assertThat(growth.path("sex").asString()).isEqualTo("MALE");
        assertThat(growth.path("points")).hasSize(2);
        var newest = growth.path("points").path(1);
        assertThat(newest.path("months").decimalValue()).isEqualByComparingTo("108.0");
        assertThat(newest.path("bmi").decimalValue()).isEqualByComparingTo("17.1");
        // boys of 108 months: median 132.6 cm
        assertThat(newest.path("heightForAge").path("z").asDouble()).isBetween(-0.05, 0.05);
        assertThat(newest.path("heightForAge").path("percentile").asDouble()).isBetween(48.0, 51.0);
        assertThat(growth.path("reference").path("heightForAge")).hasSize(229);
        assertThat(growth.path("reference").path("weightForAge")).hasSize(121);
        assertThat(growth.path("reference")
                        .path("heightForAge")
                        .path(60)
                        .path("p50")
                        .decimalValue())
                .isEqualByComparingTo("110.0");
    }

    @Test
    void measures_lie_sealed_in_the_record_its_history_and_its_fingerprint() {
        admin.put("health-checks/" + check, checkUp("132.5"));
        admin.putIfMatch("health-checks/" + check, checkUp("133.5"), "\"1\"");

        assertThat(count("select count(*) from health_check_history where id = '" + check + "'"))
                .isEqualTo(2);
        for (var table : new String[] {"health_check", "health_check_history", "outbox", "audit_entry"}) {
            assertThat(db.everything()
                            .sql("select coalesce(string_agg(r::text, ' '), '') from " + table + " r")
                            .query(String.class)
                            .single())
                    .as(table)
                    .doesNotContain("132.5", "133.5", "张医生", "甜食");
        }
        assertThat(db.everything().sql("""
                                select count(distinct fingerprint) from health_check
                                where id = ? and octet_length(fingerprint) > 64
                                """).param(check).query(Integer.class).single())
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"health-checks?child=%1$s", "children/%1$s/growth", "health-checks/%2$s"})
    void each_view_leaves_an_entry(String path) {
        admin.put("health-checks/" + check, checkUp("132.5"));
        var before = looks();

        admin.get(path.formatted(child, check));

        assertThat(looks()).isEqualTo(before + 1);
    }

    @Test
    void an_erased_childs_check_says_that_it_was_held_and_nothing_more() {
        admin.put("health-checks/" + check, checkUp("132.5"));
        var second = new Api(
                port,
                tokens.of("second-" + school.id())
                        .at(school.id(), "school-admin")
                        .token());
        admin.post("children/" + child + "/erase", "{\"reason\":\"家长要求\"}");
        assertThat(second.post("children/" + child + "/erase/approve", "").status())
                .isEqualTo(200);

        assertThat(admin.get("health-checks/" + check).problem()).isEqualTo("404 not-found");
        assertThat(admin.put("health-checks/" + check, checkUp("132.5")).problem())
                .isEqualTo("404 not-found");
        assertThat(count("select count(*) from health_check where id = '" + check
                        + "' and results is null and fingerprint is null and checked_on is not null"))
                .isOne();
    }

    private int looks() {
        return count("select count(*) from audit_entry where action = 'child.health-viewed' and subject_id = '" + child
                + "' and account = '" + Accounts.of(school.username("school-admin")) + "'");
    }

    private int count(String query) {
        return db.everything().sql(query).query(Integer.class).single();
    }

    private String checkUp(String height) {
        return """
                {"child":"%s","on":"%s","height":%s,"weight":30.1,"vision":{"left":5.0,"right":0.8},
                 "examiner":"县医院张医生","details":{"systolic":98,"advice":"少吃甜食","free":true}}
                """.formatted(child, today, height);
    }
}
