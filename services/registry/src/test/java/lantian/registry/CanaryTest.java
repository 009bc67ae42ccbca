package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.Tokens;
import lantian.registry.rosterimport.Sheets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Canaries: names, phones and places of a child that must not be met outside its own archive. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class CanaryTest {

    private static final List<String> CANARIES =
            List.of("金丝雀", "jinsique", "13099990001", "13099990002", "鸟鸣村七组", "金大树", "罗银花", "怕黑怕雷", "chen-canary");

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    @Test
    void no_name_phone_place_or_note_is_in_events_outbox_audit_or_logs(CapturedOutput output) {
        var school = Schools.open(db, tokens, port);
        var admin = school.admin();
        var file = Sheets.of(List.of(
                List.of(
                        "姓名",
                        "性别",
                        "出生日期",
                        "年级",
                        "班级",
                        "家庭住址",
                        "父亲姓名",
                        "父亲是否外出务工",
                        "父亲电话",
                        "母亲是否外出务工",
                        "监护人姓名",
                        "监护人关系",
                        "监护人电话",
                        "特殊情况"),
                List.of(
                        "金丝雀",
                        "女",
                        "2018-03-05",
                        "三年级",
                        "1班",
                        "鸟鸣村七组",
                        "金大树",
                        "是",
                        "13099990001",
                        "否",
                        "罗银花",
                        "祖母",
                        "13099990002",
                        "怕黑怕雷"),
                List.of(
                        "金丝雀",
                        "不详",
                        "昨天",
                        "三年级",
                        "1班",
                        "鸟鸣村七组",
                        "金大树",
                        "是",
                        "1309999000X",
                        "否",
                        "罗银花",
                        "祖母",
                        "13099990002",
                        "怕黑怕雷")));

        school.done(admin.upload("roster-imports?dryRun=false", "jinsique.xlsx", file));
        var child = school.child("金丝雀");
        var read = admin.get("children/" + child);
        admin.get("children?q=jinsique");
        admin.putIfMatch("children/" + child, read.response().body().replace("怕黑怕雷", "怕黑怕雷雨"), "\"1\"");
        admin.put("children/" + child, read.response().body().replace("金大树", ""));
        admin.put("children/" + child, "{\"name\":\"金丝雀\",");
        admin.post("children/" + child + "/verify", "{\"on\":\"" + LocalDate.now(ZoneId.of("Asia/Shanghai")) + "\"}");
        kafka.await(
                "registry.children",
                event -> event.key().equals(child.toString())
                        && event.payload().path("version").asInt() == 3);

        assertThat(read.response().body()).contains(CANARIES.subList(2, 8));
        assertThat(kafka.read("registry.children").toString() + kafka.read("registry.schools"))
                .doesNotContain(CANARIES);
        assertThat(text("select string_agg(outbox::text, ' ') from outbox")).doesNotContain(CANARIES);
        assertThat(text("select string_agg(audit_entry::text, ' ') from audit_entry"))
                .doesNotContain(CANARIES);
        assertThat(text("select string_agg(roster_import_error::text, ' ') from roster_import_error"))
                .doesNotContain(CANARIES);
        assertThat(text("select string_agg(roster_import::text, ' ') from roster_import"))
                .doesNotContain(CANARIES);
        assertThat(admin.get("roster-imports")
                        .body()
                        .path("items")
                        .path(0)
                        .path("fileName")
                        .asString())
                .isEqualTo("jinsique.xlsx");
        assertThat(output.getAll()).doesNotContain(CANARIES);
        assertThat(text("select string_agg(child::text, ' ') from child where id = '" + child + "'"))
                .contains("金丝雀")
                .doesNotContain(CANARIES.subList(2, 6))
                .doesNotContain("怕黑怕雷");
    }

    private String text(String query) {
        return db.everything()
                .sql(query)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .single();
    }
}
