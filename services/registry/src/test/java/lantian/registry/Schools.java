package lantian.registry;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.Tokens;
import lantian.registry.rosterimport.Sheets;
import tools.jackson.databind.JsonNode;

/** A school that is at work already, with people of every kind. */
record Schools(Db db, Tokens tokens, int port, UUID id) {

    static Schools open(Db db, Tokens tokens, int port) {
        var id = UUID.randomUUID();
        db.everything().sql("""
                        insert into school (id, code, name, stage, state, open_from, fingerprint, version, facts)
                        values (?, ?, '溪北小学', 'PRIMARY', 'ACTIVE', '2000-01-01', 'test', 1, 1)
                        """).params(id, id.toString()).update();
        tokens.organization(id);
        return new Schools(db, tokens, port, id);
    }

    Api admin() {
        return as("school-admin");
    }

    Api as(String role) {
        return new Api(port, tokens.of(role + "-" + id).at(id, role).token());
    }

    String username(String role) {
        return role + "-" + id;
    }

    /** As a person does at the first sign-in: another password instead of the one-time one. */
    static String signIn(Tokens tokens, String username) {
        var user = tokens.admin()
                .find("/" + tokens.realm() + "/users?exact=true&username=" + username)
                .orElseThrow()
                .path(0)
                .path("id")
                .asString();
        var password = "Another-" + UUID.randomUUID();
        tokens.admin()
                .send(
                        "PUT",
                        "/" + tokens.realm() + "/users/" + user + "/reset-password",
                        "{\"type\":\"password\",\"value\":\"" + password + "\",\"temporary\":false}");
        return tokens.signIn(username, password);
    }

    /** Uploads and waits until it is done. */
    JsonNode imported(byte[] file) {
        return done(admin().upload("roster-imports?dryRun=false", "roster.xlsx", file));
    }

    JsonNode done(Api.Answer upload) {
        org.assertj.core.api.Assertions.assertThat(upload.status())
                .as(upload.response().body())
                .isEqualTo(202);
        var path = "roster-imports/" + upload.body().path("id").asString();
        var admin = admin();
        return await("the import's end")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> admin.get(path).body(),
                        body -> !body.path("state").asString().equals("RUNNING"));
    }

    /** A roster of children with both parents away and archives that lack only the verification. */
    static byte[] roster(String... names) {
        var rows = new java.util.ArrayList<List<?>>();
        rows.add(List.of(
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
                "照看类型"));
        for (int i = 0; i < names.length; i++) {
            rows.add(List.of(
                    names[i],
                    i % 2 == 0 ? "男" : "女",
                    "2017-05-17",
                    "三年级",
                    "1班",
                    "东升村三组",
                    "父" + names[i],
                    "是",
                    "13000000001",
                    "是",
                    "祖" + names[i],
                    "祖母",
                    "13000000003",
                    "隔代教育"));
        }
        return Sheets.of(rows);
    }

    UUID child(String name) {
        return UUID.fromString(
                admin().get("children?q=" + java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8))
                        .body()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString());
    }
}
