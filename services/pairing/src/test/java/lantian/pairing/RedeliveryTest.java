package lantian.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What registry tells twice, late or all over again leaves the same pairs. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "pairing", kafka = true, keycloak = true)
class RedeliveryTest {

    private final UUID school = UUID.randomUUID();

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    private Registry registry;

    @BeforeEach
    void aSchool() {
        registry = new Registry(kafka, db, school);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_childs_story_in_any_order_and_twice_over_gives_the_same_last_day(int seed) {
        var child = registry.child();
        var pair = paired(child);
        var story = new ArrayList<>(List.of(2, 3, 4, 5, 2, 3, 4, 5));
        Collections.shuffle(story, new Random(seed));

        story.forEach(version -> registry.child(child, version == 5 ? "2026-11-20" : "2026-10-0" + version, version));
        registry.awaitAllOf(child);

        assertThat(lastDay(pair)).isEqualTo("2026-11-20");
    }

    @Test
    void the_same_event_twice_is_announced_once() {
        var child = registry.child();
        var pair = paired(child);
        var event = UUID.randomUUID();

        registry.child(event, child, "2026-10-15", 2);
        registry.child(event, child, "2026-10-15", 2);
        registry.child(child, "2026-10-15", 2);
        registry.awaitAllOf(child);

        assertThat(lastDay(pair)).isEqualTo("2026-10-15");
        assertThat(versionOf("pair", pair)).isEqualTo(2);
    }

    @Test
    void a_teacher_told_again_from_the_beginning_is_one_caregiver_who_keeps_name_and_code() {
        var username = "chen-" + school;
        var staff = registry.teacher(username, Registry.CLASS_301);
        var admin = admin();
        admin.put("caregivers/" + staff, "{\"name\":\"陈秀兰\",\"category\":\"CLASS_TEACHER\"}");
        registry.staff(staff, username, Registry.CLASS_301, false, 2);
        registry.staff(staff, username, Registry.CLASS_301, true, 3);
        registry.awaitVersion("staff", staff, 3);

        registry.staff(staff, username, Registry.CLASS_301, true, 1);
        registry.staff(staff, username, Registry.CLASS_301, false, 2);
        registry.staff(staff, username, Registry.CLASS_301, true, 3);
        registry.awaitAllOf(staff);

        var all = admin.get("caregivers?username=" + username).body().path("items");
        assertThat(all.size()).isEqualTo(1);
        assertThat(all.get(0).path("name").asString()).isEqualTo("陈秀兰");
        assertThat(all.get(0).path("code").asString()).isEqualTo("T-01");
        assertThat(all.get(0).path("active").asBoolean()).isTrue();
        assertThat(versionOf("caregiver", staff)).isEqualTo(4);
    }

    private UUID paired(UUID child) {
        var caregiver = UUID.randomUUID();
        var pair = UUID.randomUUID();
        var admin = admin();
        admin.put("caregivers/" + caregiver, "{\"name\":\"李秀英\",\"category\":\"VILLAGER\"}");
        assertThat(admin.put("pairs/" + pair, """
                {"child":"%s","caregiver":"%s","kind":"STAFF","from":"2026-09-07"}
                """.formatted(child, caregiver)).status())
                .isEqualTo(201);
        return pair;
    }

    private Api admin() {
        return new Api(port, tokens.of("principal").at(school, "school-admin").token());
    }

    private String lastDay(UUID pair) {
        return db.everything()
                .sql("select to_on::text from pair where id = ?")
                .param(pair)
                .query((row, _) -> row.getString(1))
                .single();
    }

    private long versionOf(String table, UUID id) {
        return db.everything()
                .sql("select version from " + table + " where id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }
}
