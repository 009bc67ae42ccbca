package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import lantian.platform.tenancy.Accounts;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What stood in a record, who changed it and when, stays; what the record seals is not in it. */
@ServiceTest
class HistoryTest {

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @LocalServerPort
    int port;

    private Schools school;

    @BeforeEach
    void open() {
        school = Schools.open(db, tokens, port);
    }

    @Test
    void an_appointment_and_its_change_stay_with_who_decided_them() {
        var id = UUID.randomUUID();
        var admin = school.admin();
        var body = "{\"username\":\"%s\",\"name\":\"周老师\",\"email\":\"zhou@example.org\",\"roles\":[\"caregiver\"]}"
                .formatted("zhou-" + id);
        var made = admin.put("staff/" + id, body);
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        assertThat(made.body().path("version").asInt()).isOne();

        var changed = admin.putIfMatch("staff/" + id, body.replace("周老师", "周静老师"), "\"1\"");

        assertThat(changed.body().path("version").asInt()).isEqualTo(2);
        assertThat(db.everything()
                        .sql("""
                                select distinct h.name from staff_history h
                                join changeset c on c.tenant_id = h.tenant_id and c.id = h.changeset
                                where h.tenant_id = ? and h.id = ? and c.account = ?
                                """)
                        .params(school.id(), id, Accounts.of(school.username("school-admin")))
                        .query((row, _) -> row.getString(1))
                        .list())
                .containsExactlyInAnyOrder("周老师", "周静老师");
        assertThat(columns("staff_history")).doesNotContain("secret", "secret_id", "fingerprint");
    }

    @Test
    void an_import_leaves_how_it_went_and_not_what_it_is_called() {
        var done = school.imported(Schools.roster("王小明", "李小红"));

        assertThat(db.everything()
                        .sql("""
                                select state || ' ' || created from roster_import_history
                                where tenant_id = ? and id = ? order by changeset desc limit 1
                                """)
                        .params(school.id(), UUID.fromString(done.path("id").asString()))
                        .query(String.class)
                        .single())
                .isEqualTo("DONE 2");
        assertThat(columns("roster_import_history")).doesNotContain("file_name", "file_name_sealed", "outline");
    }

    @Test
    void another_schools_history_does_not_exist() {
        school.imported(Schools.roster("王小明"));

        assertThat(db.<Integer>app(
                        UUID.randomUUID(),
                        sql -> sql.sql("select count(*) from roster_import_history")
                                .query(Integer.class)
                                .single()))
                .isZero();
    }

    private List<String> columns(String table) {
        return db.everything()
                .sql("select column_name from information_schema.columns where table_name = ?")
                .param(table)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
