package lantian.acceptance.operations;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import lantian.acceptance.stack.County;
import lantian.acceptance.stack.House;
import lantian.acceptance.stack.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of the running stack, and nothing else left of it. */
class RestoreTest {

    private static final List<String> WITH_TRAIL = List.of("registry", "pairing", "contactlog");

    private final House house = House.open();
    private final County county = new County(house);

    @TempDir
    Path folder;

    @Test
    void figures_trail_and_sign_ins_are_the_same_on_an_empty_folder_and_work_goes_on() throws Exception {
        var code = "REST-" + UUID.randomUUID().toString().substring(0, 6);
        var school = county.school(code, "归来小学");
        school.imported(Sheet.of("三年级", "1班", 3, 3)).expectOk();
        var username = "teacher-" + code.toLowerCase(Locale.ROOT);
        var teacher = school.staff(username, List.of("class-teacher"), school.classes());
        var children = school.children();
        children.forEach(child -> school.pair(child, teacher, "2026-11-01"));
        children.forEach(child -> talk(username, child, teacher));
        awaitTalks(school, 3);
        var figures = figures(school);
        var trail = trail();

        house.backup(folder.resolve("backup"));

        talk(username, children.getFirst(), teacher);
        awaitTalks(school, 4);
        house.empty();
        house.restore(folder.resolve("backup"));
        house.up();

        assertThat(trail()).isEqualTo(trail);
        // the password that the account has, not one that is set anew
        assertThat(house.signIn(username)).isNotEmpty();
        awaitTalks(school, 3);
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(figures(school)).isEqualTo(figures));
        assertThat(county.person(username)
                        .get("/api/children/" + children.getFirst())
                        .expectOk()
                        .body()
                        .path("name")
                        .asString())
                .startsWith("测");
        talk(username, children.getLast(), teacher);
        awaitTalks(school, 4);
    }

    private void talk(String username, UUID child, UUID participant) {
        county.person(username)
                .put(
                        "/api/contacts/" + UUID.randomUUID(),
                        Map.of(
                                "child", child.toString(),
                                "kind", "TALK",
                                "occurredOn",
                                        LocalDate.now(ZoneId.of("Asia/Shanghai"))
                                                .toString(),
                                "outcome", "COMPLETED",
                                "participants", List.of(participant.toString()),
                                "with", List.of("CHILD"),
                                "findings", List.of(),
                                "triggers", List.of()))
                .expectOk();
    }

    private void awaitTalks(County.School school, int expected) {
        await().atMost(60, SECONDS)
                .untilAsserted(() -> assertThat(county.officer()
                                .get("/api/figures?level=school&school=" + school.id())
                                .expectOk()
                                .body()
                                .path("rows")
                                .path(0)
                                .path("contacts")
                                .path("TALK")
                                .asInt())
                        .isEqualTo(expected));
    }

    /** All of the school's row. */
    private String figures(County.School school) {
        return county.officer()
                .get("/api/figures?level=school&school=" + school.id())
                .expectOk()
                .body()
                .path("rows")
                .path(0)
                .toString();
    }

    /** Everything that anybody did, entry by entry. */
    private Map<String, String> trail() throws SQLException {
        var trail = new TreeMap<String, String>();
        for (var service : WITH_TRAIL) {
            try (var database = DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.1:" + house.postgresPort() + "/" + service,
                            "postgres",
                            house.secret("postgresql"));
                    var sql = database.createStatement();
                    var found = sql.executeQuery(
                            "select count(*) || ' ' || md5(string_agg(audit_entry::text, ';' order by tenant_id, id))"
                                    + " from audit_entry")) {
                found.next();
                trail.put(service, found.getString(1));
            }
        }
        return trail;
    }
}
