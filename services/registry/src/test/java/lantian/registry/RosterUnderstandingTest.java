package lantian.registry;

import static lantian.registry.rosterimport.Sheets.HEADINGS;
import static lantian.registry.rosterimport.Sheets.data;
import static lantian.registry.rosterimport.Sheets.formats;
import static lantian.registry.rosterimport.Sheets.raw;
import static lantian.registry.rosterimport.Sheets.row;
import static lantian.registry.rosterimport.Sheets.zip;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.Tokens;
import lantian.registry.rosterimport.Sheets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What a school is told of a roster before anything of it is stored, and what waits for its word. */
@ServiceTest
class RosterUnderstandingTest {

    private static final byte[] LEFT_BEHIND = Sheets.of(List.of(
            row("姓名", "性别", "出生日期", "年级", "班级", "父亲姓名", "联系电话", "民族", "是否留守儿童"),
            row("王小明", "男", "2017-05-17", "三年级", "1班", "王大", "13800000001", "苗", "双亲留守儿童"),
            row("李小红", "女", "2018-03-05", "三年级", "1班", "李大", "13800000002", "苗", "单亲留守儿童"),
            row("合计：2人")));

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

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
    void the_answer_says_how_each_heading_was_understood_and_what_it_asks() {
        var done = checked(LEFT_BEHIND);

        var sheet = done.at("/sheets/0");
        assertThat(sheet.path("name").asString()).isEqualTo("花名册");
        assertThat(sheet.path("headingRow").asInt()).isEqualTo(1);
        assertThat(sheet.path("rows").asInt()).isEqualTo(2);
        assertThat(sheet.path("headings").toString())
                .contains(
                        "{\"column\":\"G\",\"text\":\"联系电话\",\"meaning\":\"父亲电话\",\"person\":\"FATHER\",\"state\":\"READ\"}")
                .contains("{\"column\":\"H\",\"text\":\"民族\",\"person\":\"FATHER\",\"state\":\"UNKNOWN\"}")
                .contains("{\"column\":\"I\",\"text\":\"是否留守儿童\",\"person\":\"PARENT\",\"state\":\"AMBIGUOUS\"}");
        assertThat(sheet.path("passedOver").toString()).isEqualTo("[{\"row\":4,\"kind\":\"TOTAL\"}]");
        assertThat(done.path("unknownColumns").toString()).isEqualTo("[\"民族\",\"是否留守儿童\"]");
        assertThat(done.path("questions").toString())
                .isEqualTo("[{\"sheet\":\"花名册\",\"column\":\"I\",\"heading\":\"是否留守儿童\",\"read\":1,\"unread\":1}]");
    }

    @Test
    void a_checked_file_becomes_one_import_without_being_sent_again_once_its_questions_were_seen() {
        var id = checked(LEFT_BEHIND).path("id").asString();
        var path = "roster-imports/" + id;

        assertThat(admin.post(path + "/confirm", "{}").problem()).isEqualTo("422 questions-open");
        var done = school.done(admin.post(path + "/confirm", "{\"questionsSeen\":true}"));
        var again = school.done(admin.post(path + "/confirm", "{\"questionsSeen\":true}"));

        assertThat(done.path("created").asInt()).isEqualTo(2);
        assertThat(done.path("dryRun").asBoolean()).isFalse();
        assertThat(again.path("id")).isEqualTo(done.path("id"));
        assertThat(admin.get(path).body().path("importedAs")).isEqualTo(done.path("id"));
        assertThat(admin.get(path).body().has("waitsUntil")).isFalse();
        assertThat(admin.get("children?leftBehind=true").body().path("total").asInt())
                .isEqualTo(1);
        assertThat(admin.post("roster-imports/" + done.path("id").asString() + "/confirm", "{}")
                        .problem())
                .isEqualTo("409 not-checked");
        assertThat(admin.post("roster-imports/" + UUID.randomUUID() + "/confirm", "{}")
                        .problem())
                .isEqualTo("404 not-found");
    }

    @Test
    void a_checked_file_waits_for_a_day() {
        var checked = checked(Schools.roster("王小明"));
        var path = "roster-imports/" + checked.path("id").asString();
        assertThat(checked.path("waitsUntil").isString()).isTrue();
        db.everything()
                .sql("update roster_import set finished_at = finished_at - interval '25 hours' where tenant_id = ?")
                .param(school.id())
                .update();

        assertThat(admin.post(path + "/confirm", "").problem()).isEqualTo("409 check-too-old");
        assertThat(admin.get("children").body().path("total").asInt()).isZero();
    }

    @Test
    void a_check_lists_what_it_would_change_child_by_child() {
        school.imported(Schools.roster("王小明", "李小红"));
        var path = "roster-imports/"
                + checked(Sheets.of(List.of(
                                row("姓名", "性别", "出生日期", "年级", "班级", "家庭住址", "父亲是否外出务工"),
                                row("王小明", "男", "2017-05-17", "四年级", "2班", "西坝村一组", "否"),
                                row("李小红", "女", "2017-05-17", "三年级", "1班", "西坝村二组", ""))))
                        .path("id")
                        .asString();

        var first = admin.get(path + "/changes?limit=1").body();
        var second = admin.get(
                        path + "/changes?limit=1&cursor=" + first.path("next").asString())
                .body();

        assertThat(first.at("/items/0/name").asString()).isEqualTo("王小明");
        assertThat(first.at("/items/0/row").asInt()).isEqualTo(2);
        assertThat(first.at("/items/0/fields").toString())
                .contains("{\"column\":\"班级\",\"from\":\"三年级1班\",\"to\":\"四年级2班\"}")
                .contains("{\"column\":\"家庭住址\",\"from\":\"东升村三组\",\"to\":\"西坝村一组\"}")
                .contains("{\"column\":\"父亲是否外出务工\",\"from\":\"是\",\"to\":\"否\"}");
        assertThat(second.at("/items/0/fields").toString())
                .isEqualTo("[{\"column\":\"家庭住址\",\"from\":\"东升村三组\",\"to\":\"西坝村二组\"}]");
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(admin.get(path + "/changes?cursor=eA").problem()).isEqualTo("400 invalid-input");
        assertThat(db.everything()
                        .sql("select string_agg(sealed::text, '') from roster_import_change where tenant_id = ?")
                        .param(school.id())
                        .query(String.class)
                        .single())
                .doesNotContain("西坝");
    }

    @Test
    void rows_of_several_sheets_are_found_by_sheet_row_name_and_value() {
        var sheets = new LinkedHashMap<String, String>();
        sheets.put("三1班", data(List.of(HEADINGS, row("李小红", "不详", "2018-03-05", "三年级", "1班"))));
        sheets.put(
                "三2班",
                data(List.of(
                        HEADINGS,
                        row("李小明", "女孩子", "2018-03-06", "三年级", "2班"),
                        row("王小明", "男", "2017-05-17", "三年级", "2班"),
                        row("王小明", "男", "2017-05-17", "三年级", "2班"))));
        sheets.put("说明", data(List.of(row("请先读"))));

        var done = school.imported(zip(raw(sheets, formats("General"))));

        assertThat(done.path("created").asInt()).isEqualTo(1);
        assertThat(done.path("errors"))
                .extracting(it -> it.path("sheet").asString()
                        + it.path("row").asInt()
                        + it.path("column").asString()
                        + it.path("name").asString()
                        + it.path("value").asString())
                .containsExactly("三1班2性别李小红不详", "三2班2性别李小明女孩子", "三2班4姓名王小明王小明");
        assertThat(done.at("/errors/2/detail").asString()).contains("工作表“三2班”第 3 行");
        assertThat(done.path("ignoredSheets").toString())
                .isEqualTo("[{\"name\":\"说明\",\"reason\":\"NO_HEADINGS\",\"missing\":[]}]");
    }

    @Test
    void what_was_taken_from_a_file_is_sealed_and_goes_with_it() {
        var path = "roster-imports/"
                + school.imported(Sheets.of(List.of(HEADINGS, row("张小刚", "不详", "2018-03-05", "三年级", "1班"))))
                        .path("id")
                        .asString();
        assertThat(admin.get(path).body().at("/errors/0/name").asString()).isEqualTo("张小刚");
        db.everything()
                .sql("update roster_import set finished_at = finished_at - interval '8 days' where tenant_id = ?")
                .param(school.id())
                .update();

        school.imported(Schools.roster("王小明"));

        var forgotten = admin.get(path).body();
        assertThat(forgotten.at("/errors/0/column").asString()).isEqualTo("性别");
        assertThat(forgotten.at("/errors/0").has("name")).isFalse();
        assertThat(forgotten.has("sheets")).isFalse();
    }

    @Test
    void a_refusal_names_only_what_is_missing() {
        var file = Sheets.of(List.of(row("姓名", "性别", "出生日期", "班级编码"), row("向小米", "女", "2022-3-1", "")));

        var refused = admin.upload("roster-imports", "roster.xlsx", file);

        assertThat(refused.problem()).isEqualTo("422 missing-columns");
        assertThat(refused.body().path("detail").asString()).contains("年级 班级").doesNotContain("姓名");
    }

    private JsonNode checked(byte[] file) {
        return school.done(admin.upload("roster-imports?dryRun=true", "roster.xlsx", file));
    }
}
