package lantian.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lantian.registry.rosterimport.Sheets.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.Tokens;
import lantian.registry.rosterimport.RosterFiles;
import lantian.registry.rosterimport.Sheets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A school uploads its roster and works with the children that are in it. */
@ServiceTest
class RosterJourneyTest {

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @Autowired
    RosterFiles files;

    @LocalServerPort
    int port;

    private Schools school;
    private Api admin;

    @BeforeEach
    void aSchool() {
        school = Schools.open(db, tokens, port);
        admin = school.admin();
    }

    @Test
    @Tag("A015")
    void good_rows_go_in_bad_rows_are_told_and_the_same_file_again_changes_nothing() {
        var file = Sheets.of(List.of(
                row("姓名", "性别", "出生日期", "年级", "班级", "民族"),
                row("王小明", "男", LocalDate.of(2017, 5, 17), "三年级", "1班", "-"),
                row("李小红", "女", "2018年3月5日", "三年级", "2班", "-"),
                row("张小刚", "男", "昨天", "三年级", "1班", "-"),
                row(),
                row("王小明", "男", "2017-05-17", "三年级", "1班", "-")));

        var first = school.imported(file);
        var again = school.imported(file);

        assertThat(counts(first)).isEqualTo("DONE rows=4 created=2 changed=0 unchanged=0 rejected=2 progress=4");
        assertThat(errors(first)).containsExactly("4 出生日期 not-a-date", "6 姓名 duplicate-row");
        assertThat(first.path("unknownColumns").path(0).asString()).isEqualTo("民族");
        assertThat(counts(again)).isEqualTo("DONE rows=4 created=0 changed=0 unchanged=2 rejected=2 progress=4");
        assertThat(admin.get("children").body().path("total").asInt()).isEqualTo(2);
        assertThat(admin.get("classes").body().path("items").size()).isEqualTo(2);
        assertThat(children()).extracting(it -> it.path("version").asInt()).containsExactlyInAnyOrder(1, 1);
    }

    @Test
    void a_student_number_makes_nobody_another_child_and_says_whose_it_is() {
        school.imported(numbered("王小明", "2017-05-17"));

        for (var other :
                List.of(numbered("王晓明", "2017-05-17"), numbered("王小明", "2017-05-18"), numbered("李小红", "2018-03-05"))) {
            var refused = school.imported(other);

            assertThat(counts(refused)).startsWith("DONE rows=1 created=0 changed=0 unchanged=0 rejected=1");
            assertThat(errors(refused)).containsExactly("2 学号 student-number-taken");
            assertThat(refused.at("/errors/0/detail").asString()).contains("王小明");
        }
        assertThat(admin.get("children").body().path("items").valueStream())
                .extracting(child -> child.path("name").asString())
                .containsExactly("王小明");
    }

    @Test
    void words_that_say_nothing_are_told_and_complete_no_archive() {
        var done = school.imported(Sheets.of(List.of(
                row("姓名", "性别", "出生日期", "年级", "班级", "学号", "监护人姓名", "监护人关系", "监护人电话", "家庭住址"),
                row("王小明", "男", "2017-05-17", "三年级", "301班", "无", "不详", "同上", "—", "/"),
                row("李小红", "女", "2018-03-05", "三年级", "3(1)", "无", "N/A", "无", "暂无", "无"))));

        assertThat(counts(done)).startsWith("DONE rows=2 created=2 changed=0 unchanged=0 rejected=0");
        assertThat(done.path("errors").isEmpty()).isTrue();
        assertThat(done.path("notices").size()).isEqualTo(10);
        assertThat(admin.get("classes").body().path("items").size()).isEqualTo(1);
        var child = admin.get("children/" + firstChild()).body();
        assertThat(child.has("studentNo")).isFalse();
        assertThat(child.at("/archive/missing").toString()).contains("guardian");
    }

    @Test
    void the_form_refuses_what_a_roster_refuses() {
        school.imported(numbered("王小明", "2017-05-17"));
        var id = firstChild();
        for (var wrong : Map.of(
                        "homePhone", "abc",
                        "birthDate", "1905-01-01",
                        "enrolledOn", "2030-09-01",
                        "studentNo", "5.2212320170509E+17",
                        "name", "无")
                .entrySet()) {
            var child = (ObjectNode) admin.get("children/" + id).body();
            child.put(wrong.getKey(), wrong.getValue());

            var answer = admin.putIfMatch(
                    "children/" + id,
                    child.toString(),
                    "\"" + child.path("version").asLong() + "\"");

            assertThat(answer.status()).as(wrong.toString()).isBetween(400, 422);
            assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo(wrong.getKey());
        }
    }

    private static byte[] numbered(String name, String born) {
        return Sheets.of(List.of(row("姓名", "性别", "出生日期", "年级", "班级", "学号"), row(name, "男", born, "三年级", "1班", "G42")));
    }

    @Test
    void a_dry_run_tells_the_same_and_stores_nothing() {
        var file = Schools.roster("王小明", "李小红");

        var dry = school.done(admin.upload("roster-imports?dryRun=true", "roster.xlsx", file));

        assertThat(counts(dry)).isEqualTo("DONE rows=2 created=2 changed=0 unchanged=0 rejected=0 progress=2");
        assertThat(admin.get("children").body().path("total").asInt()).isZero();
        assertThat(admin.get("classes").body().path("items").size()).isZero();
        assertThat(children()).isEmpty();
    }

    @Test
    @Tag("A016")
    void a_later_roster_changes_what_it_says_and_keeps_what_it_leaves_empty() {
        termFrom(today.minusDays(60));
        school.imported(Schools.roster("王小明"));
        var id = school.child("王小明");
        var effective = today.minusDays(5);

        var changed = school.imported(Sheets.of(List.of(
                row("姓名", "性别", "出生日期", "年级", "班级", "父亲是否外出务工", "母亲是否外出务工", "家庭住址", "生效日期"),
                row("王小明", "男", "2017-05-17", "四年级", "1班", "否", "否", "", effective))));

        var child = admin.get("children/" + id).body();
        assertThat(counts(changed)).isEqualTo("DONE rows=1 created=0 changed=1 unchanged=0 rejected=0 progress=1");
        assertThat(child.path("address").asString()).isEqualTo("东升村三组");
        assertThat(child.path("class").path("grade").asString()).isEqualTo("四年级");
        assertThat(child.path("leftBehind").asBoolean()).isFalse();
        assertThat(child.path("father").path("phone").asString()).isEqualTo("13000000001");
    }

    @Test
    void a_first_roster_begins_with_the_term_its_class_files_too_and_one_after_30_days_with_the_day_of_import() {
        var from = today.minusDays(60);
        termFrom(from);

        school.imported(Schools.roster("王小明"));
        begun(today.minusDays(29));
        school.imported(Schools.roster("李小红"));
        begun(today.minusDays(30));
        school.imported(Schools.roster("张小刚"));

        assertThat(Stream.of("王小明", "李小红", "张小刚")
                        .map(name -> admin.get("children/" + school.child(name))
                                .body()
                                .path("enrolledOn")
                                .asString()))
                .containsExactly(from.toString(), from.toString(), today.toString());
        assertThat(officer()
                        .put("terms/" + UUID.randomUUID(), """
                {"schoolYear":"2027-2028","number":1,"from":"%s","to":"%s"}
                """.formatted(today, today.plusDays(90)))
                        .problem())
                .isEqualTo("422 terms-overlap");
        kafka.await("registry.calendars", event -> event.payload().path("terms").size() == 1);
    }

    @Test
    void who_is_not_in_the_next_roster_is_asked_about_and_nothing_else_happens() {
        school.imported(Schools.roster("王小明", "李小红", "张小刚", "曾小天", "吴小海"));
        school.imported(
                Sheets.of(List.of(row("姓名", "性别", "出生日期", "年级", "班级"), row("周小山", "男", "2016-05-17", "四年级", "2班"))));
        var next = Sheets.of(List.of(
                row("姓名", "性别", "出生日期", "年级", "班级", "家庭电话"),
                row("王小明", "男", "2017-05-17", "三年级", "1班", ""),
                row("李小红", "女", "2017-05-17", "三年级", "1班", "abc")));

        var dry = school.done(admin.upload("roster-imports?dryRun=true", "roster.xlsx", next));
        var stored = school.imported(next);

        for (var roster : List.of(dry, stored)) {
            var missing = missing(roster);
            assertThat(counts(roster)).isEqualTo("DONE rows=2 created=0 changed=0 unchanged=1 rejected=1 progress=2");
            assertThat(names(missing)).containsExactly("吴小海", "曾小天", "张小刚");
            assertThat(missing.path("total").asInt()).isEqualTo(3);
            assertThat(missing.path("classesLeftOut").toString()).contains("四年级", "\"children\":1");
        }
        assertThat(admin.get("children").body().path("total").asInt()).isEqualTo(6);
        assertThat(children()).extracting(it -> it.path("version").asInt()).containsOnly(1);
    }

    @Test
    void the_question_is_answered_by_leaving_or_by_another_class_and_goes_on_page_by_page() {
        school.imported(Schools.roster("王小明", "李小红", "张小刚", "曾小天"));
        var roster = school.imported(Schools.roster("王小明"));
        var path = "roster-imports/" + roster.path("id").asString() + "/missing";
        var page = admin.get(path + "?limit=2").body();
        var rest = admin.get(path + "?limit=2&cursor=" + page.path("next").asString())
                .body();

        admin.post("children/" + school.child("李小红") + "/leave", "{\"on\":\"" + today + "\",\"reason\":\"LEFT\"}");
        school.imported(
                Sheets.of(List.of(row("姓名", "性别", "出生日期", "年级", "班级"), row("曾小天", "女", "2017-05-17", "三年级", "2班"))));

        assertThat(names(page)).containsExactly("李小红", "曾小天");
        assertThat(names(rest)).containsExactly("张小刚");
        assertThat(names(missing(roster))).containsExactly("张小刚");
        assertThat(admin.get(path + "?cursor=" + encoded("no id")).problem()).isEqualTo("400 invalid-input");
    }

    private JsonNode missing(JsonNode roster) {
        var answer = admin.get("roster-imports/" + roster.path("id").asString() + "/missing");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> names(JsonNode page) {
        return page.path("items").findValuesAsString("name").stream()
                .filter(name -> !name.endsWith("班"))
                .toList();
    }

    /** Sent again it is the same term. */
    private void termFrom(LocalDate from) {
        var made = officer()
                .put("terms/" + UUID.nameUUIDFromBytes(new byte[] {1}), """
                {"schoolYear":"2026-2027","number":1,"from":"%s","to":"%s","holidays":[],"makeUpDays":[]}
                """.formatted(from, today.plusDays(60)));
        assertThat(made.status()).as(made.response().body()).isIn(200, 201);
    }

    private Api officer() {
        return new Api(port, tokens.of("officer").county("county-officer").token());
    }

    /** As if the school had taken in its children on that day. */
    private void begun(LocalDate day) {
        db.everything()
                .sql("update roster_import set started_on = ? where tenant_id = ?")
                .params(day, school.id())
                .update();
        db.everything()
                .sql(
                        "update child set facts = jsonb_set(facts, '{enrolledRecordedAt}', to_jsonb(?::text)) where tenant_id = ?")
                .params(day.atTime(9, 0) + ":00Z", school.id())
                .update();
    }

    @Test
    void a_child_entered_by_hand_begins_the_30_days_as_well() {
        school.imported(Schools.roster("王小明"));
        db.everything()
                .sql("update roster_import set created = 0 where tenant_id = ?")
                .params(school.id())
                .update();

        var within = school.imported(Schools.roster("李小红"));
        begun(today.minusDays(30));
        db.everything()
                .sql("update roster_import set created = 0 where tenant_id = ?")
                .params(school.id())
                .update();
        var after = school.imported(Schools.roster("张小刚"));

        assertThat(Stream.of(within, after).map(it -> first(it.path("id").asString())))
                .containsExactly(true, false);
    }

    private boolean first(String roster) {
        return db.everything()
                .sql("select first from roster_import where tenant_id = ? and id = ?::uuid")
                .params(school.id(), roster)
                .query(Boolean.class)
                .single();
    }

    @Test
    @Tag("A019")
    void an_archive_becomes_complete_by_verification_and_the_others_are_told() {
        school.imported(Schools.roster("王小明"));
        var id = school.child("王小明");
        assertThat(admin.get("children/" + id)
                        .body()
                        .path("archive")
                        .path("missing")
                        .toString())
                .isEqualTo("[\"verifiedOn\"]");

        var verified = admin.post("children/" + id + "/verify", "{\"on\":\"" + today + "\"}");

        assertThat(verified.body().path("archive").path("complete").asBoolean()).isTrue();
        assertThat(admin.get("children?archive=complete").body().path("total").asInt())
                .isEqualTo(1);
        assertThat(admin.get("children?archive=incomplete").body().path("total").asInt())
                .isZero();
        var told = kafka.await(
                "registry.children",
                event -> event.key().equals(id.toString())
                        && event.payload().path("version").asInt() == 2);
        assertThat(told.payload().path("archive").path(0).path("from").asString())
                .isEqualTo(today.toString());
        assertThat(told.payload().path("leftBehindType").asString()).isEqualTo("BOTH_AWAY");
        assertThat(admin.post("children/" + id + "/verify", "{\"on\":\"" + today.plusDays(1) + "\"}")
                        .problem())
                .isEqualTo("422 in-the-future");
    }

    @Test
    void what_get_gives_put_takes_and_a_stale_version_is_refused() {
        school.imported(Schools.roster("王小明"));
        var path = "children/" + school.child("王小明");
        var read = admin.get(path);
        var moved = read.response().body().replace("东升村三组", "西坝村一组");

        assertThat(admin.put(path, read.response().body()).status()).isEqualTo(200);
        assertThat(admin.put(path, moved).problem()).isEqualTo("409 id-already-used");
        assertThat(admin.putIfMatch(path, moved, "\"9\"").problem()).isEqualTo("412 stale-version");
        assertThat(admin.putIfMatch(path, moved, read.etag()).etag()).isEqualTo("\"2\"");
        assertThat(admin.put(path, moved).status()).isEqualTo(200);
        assertThat(admin.get(path).body().path("address").asString()).isEqualTo("西坝村一组");
    }

    @Test
    void a_class_given_up_from_an_earlier_day_is_not_the_teachers_from_then_on() {
        school.imported(Schools.roster("王小明"));
        var schoolClass =
                admin.get("classes").body().path("items").path(0).path("id").asString();
        var id = UUID.randomUUID();
        var body = """
                {"username":"t-%1$s","name":"周老师","email":"t-%1$s@example.org","roles":["class-teacher"],
                 "classes":["%2$s"],"from":"%3$s"}
                """.formatted(id, schoolClass, today.minusDays(20));
        var without = body.replace('"' + schoolClass + '"', "")
                .replace(today.minusDays(20).toString(), today.minusDays(5).toString());

        assertThat(admin.put("staff/" + id, body).status()).isEqualTo(201);
        var version = admin.get("staff/" + id).etag();
        assertThat(admin.putIfMatch("staff/" + id, without, version).status()).isEqualTo(200);

        var told = kafka.await(
                "registry.staff",
                event -> event.key().equals(id.toString())
                        && event.payload().path("classes").path(0).path("to").isString());
        assertThat(told.payload().path("classes").path(0).path("to").asString())
                .isEqualTo(today.minusDays(6).toString());
    }

    @Test
    void a_child_is_enrolled_by_hand_leaves_and_is_no_longer_listed() {
        school.imported(Schools.roster("王小明"));
        var schoolClass =
                admin.get("classes").body().path("items").path(0).path("id").asString();
        var id = UUID.randomUUID();
        var body = "{\"name\":\"李小红\",\"sex\":\"FEMALE\",\"birthDate\":\"2018-03-05\",\"class\":{\"id\":\""
                + schoolClass + "\"},\"father\":{\"away\":true},\"riskLevel\":\"HIGH\",\"from\":\"" + today.minusDays(3)
                + "\"}";

        var made = admin.put("children/" + id, body);
        var twin = admin.put("children/" + UUID.randomUUID(), body);
        var left =
                admin.post("children/" + id + "/leave", "{\"on\":\"" + today.minusDays(1) + "\",\"reason\":\"LEFT\"}");

        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        assertThat(made.body().path("leftBehindType").asString()).isEqualTo("FATHER_AWAY");
        assertThat(twin.problem()).isEqualTo("409 already-enrolled");
        assertThat(left.body().path("leftOn").asString())
                .isEqualTo(today.minusDays(1).toString());
        assertThat(admin.get("children").body().path("total").asInt()).isEqualTo(1);
        var told = kafka.await(
                "registry.children",
                event -> event.key().equals(id.toString())
                        && event.payload().path("version").asInt() == 2);
        assertThat(told.payload().path("risk").path(0).path("level").asString()).isEqualTo("HIGH");
        assertThat(told.payload().path("leaveReason").asString()).isEqualTo("LEFT");
    }

    @ParameterizedTest
    @CsvSource({"小明, 1", "王, 1", "xiaoming, 1", "wangxm, 1", "wxm, 1", "zengx, 1", "XIAO, 3", "zzz, 0", "%, 0"})
    void names_are_found_by_a_part_and_by_pinyin(String q, int found) {
        school.imported(Schools.roster("王小明", "李小红", "曾小刚"));

        var items = admin.get("children?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8))
                .body();

        assertThat(items.path("total").asInt()).isEqualTo(found);
    }

    @Test
    void the_list_goes_on_page_by_page_without_gaps() {
        school.imported(Schools.roster("王小明", "李小红", "曾小刚", "王小明二", "欧阳小天"));
        var seen = new ArrayList<String>();
        var path = "children?leftBehind=true&limit=2";

        for (String cursor = ""; cursor != null; ) {
            var page = admin.get(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .body();
            page.path("items").forEach(it -> seen.add(it.path("name").asString()));
            cursor = page.path("next").isString() ? page.path("next").asString() : null;
            assertThat(cursor == null ? "" : decoded(cursor)).doesNotContainPattern("[g-zG-Z]");
        }

        assertThat(seen).containsExactly("李小红", "欧阳小天", "王小明", "王小明二", "曾小刚");
    }

    @ParameterizedTest
    @ValueSource(strings = {"children", "roster-imports"})
    void a_cursor_that_leads_nowhere_is_refused(String list) {
        var forged = Stream.of("no id", "li\u001f" + UUID.randomUUID(), "\0", "a\0\u001f" + UUID.randomUUID());

        assertThat(forged.map(RosterJourneyTest::encoded))
                .allSatisfy(cursor -> assertThat(
                                admin.get(list + "?cursor=" + cursor).problem())
                        .isEqualTo("400 invalid-input"));
    }

    @Test
    void a_child_of_another_school_is_no_place_in_the_list() {
        var other = Schools.open(db, tokens, port);
        other.imported(Schools.roster("王小明"));
        var cursor = encoded(other.child("王小明").toString());

        assertThat(other.admin().get("children?cursor=" + cursor).status()).isEqualTo(200);
        assertThat(admin.get("children?cursor=" + cursor)
                        .body()
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("unknown-cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "studentNo", "address", "guardian"})
    void a_text_that_can_not_be_kept_is_refused_with_its_field(String field) {
        school.imported(Schools.roster("王小明"));
        var path = "children/" + school.child("王小明");
        var child = (ObjectNode) admin.get(path).body();
        if (field.equals("guardian")) {
            child.withObject("guardian").put("name", "a\0b");
        } else {
            child.put(field, "a\0b");
        }

        var refused = admin.putIfMatch(path, child.toString(), "*");

        assertThat(refused.problem()).isEqualTo("400 malformed-request");
        assertThat(refused.body().at("/errors/0/field").asString()).startsWith(field);
    }

    @Test
    void any_version_is_known_by_an_asterisk_and_a_version_without_quotes_is_none() {
        school.imported(Schools.roster("王小明"));
        var path = "children/" + school.child("王小明");
        var child = ((ObjectNode) admin.get(path).body()).put("remark", "转来");

        assertThat(admin.putIfMatch(path, child.toString(), "1").problem()).isEqualTo("400 invalid-input");
        assertThat(admin.putIfMatch(path, child.toString(), "*").status()).isEqualTo(200);
        assertThat(admin.putIfMatch(
                                "children/" + UUID.randomUUID(),
                                child.put("name", "李小红").toString(),
                                "*")
                        .problem())
                .isEqualTo("412 stale-version");
    }

    @Test
    void an_upload_that_breaks_off_or_has_no_frame_is_malformed() {
        var frame = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n";

        assertThat(admin.uploadRaw("roster-imports", "multipart/form-data", "x").problem())
                .isEqualTo("400 malformed-request");
        assertThat(admin.uploadRaw("roster-imports", "multipart/form-data; boundary=x", frame.formatted("a.xlsx"))
                        .problem())
                .isEqualTo("400 malformed-request");
        assertThat(admin.uploadRaw(
                                "roster-imports",
                                "multipart/form-data; boundary=x",
                                frame.formatted("a\0.xlsx") + "y\r\n--x--\r\n")
                        .problem())
                .startsWith("400 ");
    }

    @Test
    void hostile_and_mistaken_uploads_are_refused_at_once_and_the_next_good_one_is_taken() {
        var bomb = Sheets.parts();
        bomb.put("xl/media/image1.png", new byte[64 << 20]);
        var entity = Sheets.parts();
        entity.put(
                "xl/worksheets/sheet1.xml",
                Sheets.bytes("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + Sheets.sheet("&e;")));
        var macro = Sheets.parts();
        macro.put("xl/vbaProject.bin", new byte[1]);
        var empty = Sheets.of(List.of(Sheets.HEADINGS));

        assertThat(upload(Sheets.bytes("姓名,性别\n王小明,男\n"))).isEqualTo("422 not-a-workbook");
        assertThat(upload(new byte[0])).isEqualTo("422 not-a-workbook");
        assertThat(upload(Sheets.zip(bomb))).isEqualTo("422 hostile-workbook");
        assertThat(upload(Sheets.zip(entity))).isEqualTo("422 hostile-workbook");
        assertThat(upload(Sheets.zip(macro))).isEqualTo("422 hostile-workbook");
        assertThat(upload(new byte[21 << 20])).isEqualTo("413 too-large");
        assertThat(upload(Sheets.of(List.of(row("甲", "乙"))))).isEqualTo("422 no-headings");
        assertThat(upload(empty)).isEqualTo("422 empty-roster");
        var broken = Sheets.parts();
        var whole = Sheets.sheet("王小明");
        broken.put("xl/worksheets/sheet1.xml", Sheets.bytes(whole.substring(0, whole.length() - 30)));
        var failed = school.imported(Sheets.zip(broken));
        assertThat(failed.path("state").asString()).isEqualTo("FAILED");
        assertThat(failed.path("reason").asString()).isEqualTo("broken");
        assertThat(admin.get("children").body().path("total").asInt()).isZero();
        assertThat(counts(school.imported(Schools.roster("王小明")))).startsWith("DONE rows=1 created=1");
    }

    @Test
    void the_annotated_file_and_the_template_are_workbooks() {
        var done = school.imported(Sheets.of(List.of(Sheets.HEADINGS, row("张小刚", "男", "昨天", "三年级", "1班"))));

        var annotated = admin.download("roster-imports/" + done.path("id").asString() + "/annotated.xlsx");
        var template = admin.download("roster-imports/template.xlsx");

        assertThat(counts(school.imported(annotated)))
                .startsWith("DONE rows=1 created=0 changed=0 unchanged=0 rejected=1");
        assertThat(upload(template)).isEqualTo("422 empty-roster");
    }

    /** Case A10: what was copied from a chat brings characters that nobody sees. */
    @Test
    void invisible_characters_make_nobody_somebody_else() {
        var headings = List.of("姓名", "性别", "出生日期", "年级", "班级", "监护人姓名", "监护人电话");
        var copied = school.imported(Sheets.of(List.of(
                headings,
                row("覃\u200b小朵", "女", "2017-05-06", "三年级", "1班", "覃老\ufe0f大", "\u202d13800000011\u202c"),
                row("\u2066覃小山\u2069", "\u200e男", "2017-05-07", "\ufeff三年级", "1班", "覃老大", "138\u00ad00000012"),
                row("龙小江\u200d", "男", "2017-05-08\u200b", "三年级", "1\u2060班", "龙老大", "13800000013"))));
        var clean = school.imported(Sheets.of(List.of(
                headings,
                row("覃小朵", "女", "2017-05-06", "三年级", "1班", "覃老大", "13800000011"),
                row("覃小山", "男", "2017-05-07", "三年级", "1班", "覃老大", "13800000012"),
                row("龙小江", "男", "2017-05-08", "三年级", "1班", "龙老大", "13800000013"))));

        assertThat(counts(copied)).startsWith("DONE rows=3 created=3");
        assertThat(counts(clean)).startsWith("DONE rows=3 created=0 changed=0 unchanged=3");
        for (var name : List.of("覃小朵", "覃小山", "龙小江")) {
            assertThat(admin.get("children?q=" + URLEncoder.encode(name, UTF_8))
                            .body()
                            .path("items"))
                    .hasSize(1);
        }
        assertThat(admin.get("classes").body().path("items")).hasSize(1);
    }

    /** What is stored has no language; whoever asks is answered in theirs, in the annotated file as well. */
    @Test
    void what_is_wrong_with_a_roster_is_said_in_the_language_of_whoever_asks() throws Exception {
        var done = school.imported(Sheets.of(List.of(
                Sheets.HEADINGS,
                row("张小刚", "男", "2018-03-05", "三年级", "1班"),
                row("张小刚", "男", "2018-03-05", "三年级", "1班"),
                row("李小红", "不详", "2018", "三年级", "1班"))));
        var path = "roster-imports/" + done.path("id").asString();
        var english = admin.reading("en");

        assertThat(details(admin.get(path).body()))
                .containsExactly("与第 2 行是同一个孩子。", "请填写“男”或“女”。", "这里只有年份，请写到日，例如 2018-03-05。");
        assertThat(details(english.get(path).body()))
                .containsExactly(
                        "The same child as in row 2.",
                        "Write 男 (male) or 女 (female).",
                        "This is a year; write the whole day, for instance 2018-03-05.");
        var marked = new ArrayList<String>();
        files.open(english.download(path + "/annotated.xlsx")).read(0, (_, cells) -> {
            marked.add(cells[cells.length - 1] == null ? "" : cells[cells.length - 1].text());
            return true;
        });
        assertThat(marked).contains("姓名: The same child as in row 2.");
        // an import of the release before kept the sentence itself
        db.everything()
                .sql("update roster_import_error set detail = '请填写“男”或“女”。' where import_id = ? and heading = '性别'")
                .param(UUID.fromString(done.path("id").asString()))
                .update();
        assertThat(details(english.get(path).body())).contains("请填写“男”或“女”。");
    }

    private static List<String> details(JsonNode done) {
        return done.path("errors")
                .valueStream()
                .map(error -> error.path("detail").asString())
                .toList();
    }

    @Test
    void a_primary_school_has_no_seventh_grade_and_the_refused_row_opens_no_class() {
        var done = school.imported(Sheets.of(List.of(
                Sheets.HEADINGS,
                row("张小刚", "男", "2013-03-05", "七年级", "1班"),
                row("李小红", "女", "2020-03-05", "学前班", "1班"))));

        assertThat(counts(done)).startsWith("DONE rows=2 created=1 changed=0 unchanged=0 rejected=1");
        assertThat(done.at("/errors/0/code").asString()).isEqualTo("other-stage");
        assertThat(done.at("/errors/0/column").asString()).isEqualTo("年级");
        assertThat(admin.get("classes").body().path("items").size()).isEqualTo(1);
    }

    /** The form is another way in, and no other rule. */
    @Test
    void who_is_who_does_not_depend_on_the_way_in() {
        school.imported(Sheets.of(List.of(
                row("姓名", "性别", "出生日期", "学号", "年级", "班级", "父亲姓名", "入学日期"),
                row("张小刚", "男", "2018-03-05", "G429006201803050011", "三年级", "1班", "张大山", "2024-09-02"))));
        var child = school.child("张小刚");

        assertThat(enrol("张小刚", "FEMALE", "2018-03-05", null, "三年级", "2班", "李")).isEqualTo("409 already-enrolled");
        assertThat(enrol("张小刚", "MALE", "2018-03-05", "G429006201803050022", "三年级", "1班", "李"))
                .isEqualTo("409 already-enrolled");
        assertThat(enrol("张小刚", "MALE", "2018-03-05", "G429006201803050022", "三年级", "2班", "张大山"))
                .isEqualTo("409 already-enrolled");
        assertThat(enrol("李小红", "FEMALE", "2018-03-05", "G429006201803050011", "三年级", "2班", "李"))
                .isEqualTo("409 already-enrolled");
        assertThat(enrol("王小明", "MALE", "2013-03-05", null, "七年级", "1班", "王")).isEqualTo("422 other-stage");
        assertThat(admin.get("classes").body().path("items").findValuesAsString("grade"))
                .as("who is refused opens no class")
                .containsExactly("三年级");
        assertThat(admin.put(
                                "children/" + UUID.randomUUID(),
                                form("王小明", "MALE", "2018-03-05", null, "三年级", "1班", "王")
                                        .replaceFirst("\\{", "{\"stage\":\"JUNIOR\","))
                        .problem())
                .startsWith("400 ");
        admin.post("children/" + child + "/leave", "{\"on\":\"" + today + "\",\"reason\":\"LEFT\"}");
        assertThat(admin.put(
                                "children/" + UUID.randomUUID(),
                                form("张小刚", "MALE", "2018-03-05", null, "三年级", "2班", "张")
                                        .replaceFirst("\\{", "{\"enrolledOn\":\"2024-09-02\","))
                        .problem())
                .isEqualTo("422 child-has-left");
        assertThat(enrol("张小刚", "MALE", "2018-03-05", "G429006201803050022", "三年级", "2班", "李"))
                .as("another number, class and family: another child")
                .isEqualTo("201");
    }

    private String enrol(
            String name, String sex, String born, @Nullable String number, String grade, String clazz, String father) {
        var answer = admin.put("children/" + UUID.randomUUID(), form(name, sex, born, number, grade, clazz, father));
        return answer.status() == 201 ? "201" : answer.problem();
    }

    private static String form(
            String name, String sex, String born, @Nullable String number, String grade, String clazz, String father) {
        return """
                {"name":"%s","sex":"%s","birthDate":"%s",%s"class":{"grade":"%s","name":"%s"},
                 "father":{"name":"%s","away":false},"mother":{"away":false}}
                """.formatted(
                name, sex, born, number == null ? "" : "\"studentNo\":\"" + number + "\",", grade, clazz, father);
    }

    @Test
    void the_same_name_in_another_spelling_is_the_same_child() {
        school.imported(Sheets.of(List.of(Sheets.HEADINGS, row("　李　雷　", "男", "2018-03-05", "三年级", "1班"))));

        var again = school.imported(Sheets.of(List.of(
                Sheets.HEADINGS,
                row("李雷", "男", "2018-03-05", "三年级", "三(1)班"),
                row("阿依古丽•买买提", "女", "2018-03-06", "三年级", "第1班"),
                row("阿依古丽·买买提", "女", "2018-03-06", "3", "1"))));

        assertThat(counts(again)).startsWith("DONE rows=3 created=1 changed=0 unchanged=1 rejected=1");
        assertThat(again.at("/errors/0/code").asString()).isEqualTo("duplicate-row");
        assertThat(admin.get("children?q=" + java.net.URLEncoder.encode("李雷", UTF_8))
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(admin.get("classes").body().path("items").size()).isEqualTo(1);
    }

    @Test
    void a_list_names_the_village_of_the_address_and_no_more_of_it() {
        school.imported(Sheets.of(List.of(
                row("姓名", "性别", "出生日期", "年级", "班级", "家庭住址"),
                row("李小红", "女", "2018-03-05", "三年级", "1班", "青禾县柳溪乡上坝村3组"),
                row("王小明", "男", "2018-03-06", "三年级", "1班", "人民路 5 号"))));

        var list = admin.get("children").body();

        assertThat(list.at("/items/0/village").asString()).isEqualTo("上坝村");
        assertThat(list.at("/items/1").has("village")).isFalse();
        assertThat(list.toString()).doesNotContain("3组").doesNotContain("人民路");
        assertThat(list.has("next")).isTrue();
    }

    @Test
    void an_uploaded_file_is_forgotten_after_a_week_and_what_came_of_it_stays() {
        var path = "roster-imports/"
                + school.imported(Schools.roster("王小明")).path("id").asString();
        db.everything()
                .sql("update roster_import set finished_at = finished_at - interval '8 days' where tenant_id = ?")
                .param(school.id())
                .update();

        school.imported(Schools.roster("王小明"));

        assertThat(admin.get(path + "/annotated.xlsx").problem()).isEqualTo("404 not-found");
        assertThat(admin.get(path).body().path("created").asInt()).isEqualTo(1);
    }

    private static String encoded(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
    }

    private static String decoded(String cursor) {
        return new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
    }

    private String upload(byte[] file) {
        return admin.upload("roster-imports", "roster.xlsx", file).problem();
    }

    private List<JsonNode> children() {
        return kafka.read("registry.children").stream()
                .filter(event -> event.tenant().equals(school.id()))
                .map(KafkaProbe.Event::payload)
                .toList();
    }

    private String firstChild() {
        return admin.get("children").body().at("/items/0/id").asString();
    }

    private static String counts(JsonNode it) {
        return it.path("state").asString() + " rows=" + it.path("rows") + " created=" + it.path("created") + " changed="
                + it.path("changed") + " unchanged=" + it.path("unchanged") + " rejected=" + it.path("rejected")
                + " progress=" + it.path("progress");
    }

    private static List<String> errors(JsonNode it) {
        var errors = new ArrayList<String>();
        it.path("errors")
                .forEach(error -> errors.add(
                        error.path("row") + " " + error.path("column").asString() + " "
                                + error.path("code").asString()));
        return errors;
    }
}
