package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an appointment refuses, and what the same appointment does a second time. */
@ServiceTest
class StaffRefusalsTest {

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @LocalServerPort
    int port;

    private final UUID id = UUID.randomUUID();
    private final String path = "staff/" + id;
    private final String body = """
            {"username":"feng-%s","name":"冯老师","email":"feng@example.org","roles":["caregiver"]}
            """.formatted(id);
    private Api admin;

    @BeforeEach
    void appointed() {
        admin = Schools.open(db, tokens, port).admin();
        assertThat(admin.put(path, body).status()).isEqualTo(201);
    }

    @Test
    void an_accounts_user_name_and_address_stay_and_a_refusal_changes_nothing() {
        var renamed = admin.putIfMatch(path, body.replace("feng-", "feng.li-").replace("冯老师", "冯丽老师"), "\"1\"");
        var moved = admin.putIfMatch(path, body.replace("feng@", "other@").replace("冯老师", "冯丽老师"), "\"1\"");

        assertThat(renamed.problem()).isEqualTo("422 username-fixed");
        assertThat(moved.problem()).isEqualTo("422 email-fixed");
        var now = admin.get(path);
        assertThat(now.etag()).isEqualTo("\"1\"");
        assertThat(now.body().path("name").asString()).isEqualTo("冯老师");
    }

    @Test
    void the_same_appointment_again_writes_nothing() {
        var before = histories();

        var again = admin.put(path, body);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.etag()).isEqualTo("\"1\"");
        assertThat(histories()).isEqualTo(before);
    }

    @Test
    void a_password_that_was_passed_on_does_not_make_the_version_stale() {
        assertThat(admin.post(path + "/reset-password", "").status()).isEqualTo(200);
        assertThat(admin.post(path + "/reset-password/acknowledge", "").status())
                .isEqualTo(204);

        var changed = admin.putIfMatch(path, body.replace("冯老师", "冯丽老师"), "\"1\"");

        assertThat(changed.etag()).isEqualTo("\"2\"");
    }

    private int histories() {
        return db.everything()
                .sql("select count(*) from staff_history where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }
}
