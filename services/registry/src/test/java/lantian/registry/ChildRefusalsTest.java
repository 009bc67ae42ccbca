package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Days from which a change of an archive may hold, and what a running import refuses. */
@ServiceTest
class ChildRefusalsTest {

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @LocalServerPort
    int port;

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private final String path = "children/" + UUID.randomUUID();
    private Schools school;
    private Api admin;

    @BeforeEach
    void aChildWhoseParentsAreAway() {
        school = Schools.open(db, tokens, port);
        admin = school.admin();
        var enrolled = admin.put(path, body(true, null));
        assertThat(enrolled.status()).as(enrolled.response().body()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "31, 422 needs-county-approval",
        "100, 422 needs-county-approval",
        "101, 422 before-enrolment",
        "-1, 422 in-the-future"
    })
    void a_change_from_too_early_or_late_a_day_is_refused(int daysAgo, String problem) {
        assertThat(admin.putIfMatch(path, body(false, today.minusDays(daysAgo)), "\"1\"")
                        .problem())
                .isEqualTo(problem);
        assertThat(admin.get(path).etag()).isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @CsvSource({"30", "0"})
    void parents_may_be_back_for_thirty_days_without_anybodys_approval(int daysAgo) {
        var changed = admin.putIfMatch(path, body(false, today.minusDays(daysAgo)), "\"1\"");

        assertThat(changed.etag()).as(changed.response().body()).isEqualTo("\"2\"");
        assertThat(changed.body().path("leftBehind").asBoolean()).isFalse();
    }

    @Test
    void what_comes_of_an_import_is_not_told_before_it_is_done() {
        var running = UUID.randomUUID();
        db.everything().sql("""
                        insert into roster_import (tenant_id, id, account, dry_run, file_name, state, first, started_on,
                            created_at)
                        values (?, ?, gen_random_uuid(), false, '', 'RUNNING', false, current_date, now())
                        """).params(school.id(), running).update();

        assertThat(admin.get("roster-imports/" + running + "/annotated.xlsx").problem())
                .isEqualTo("409 import-not-done");
        assertThat(admin.get("roster-imports/" + running + "/missing").problem())
                .isEqualTo("409 import-not-done");
        assertThat(admin.get("roster-imports/" + running)
                        .body()
                        .path("fileName")
                        .asString())
                .isEmpty();
    }

    @Test
    void the_fields_of_an_archive_stand_in_one_object_and_are_named_so() {
        var refused = admin.put(
                path,
                "{\"name\":\" \",\"father\":{\"name\":\"%s\"},\"address\":\"%s\"}"
                        .formatted("王".repeat(61), "村".repeat(501)));
        var malformed = admin.put(path, "{\"mother\":{\"away\":\"maybe\"}}");
        var description = admin.description().at("/components/schemas/ChildView");

        assertThat(refused.body().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("name", "sex", "birthDate", "schoolClass", "father.name", "address");
        assertThat(malformed.body().path("errors").findValuesAsString("field")).containsExactly("mother.away");
        assertThat(description.path("properties").propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "code",
                        "name",
                        "sex",
                        "birthDate",
                        "studentNo",
                        "stage",
                        "class",
                        "boarding",
                        "enrolledOn",
                        "leftOn",
                        "leaveReason",
                        "address",
                        "village",
                        "homePhone",
                        "father",
                        "mother",
                        "guardian",
                        "careType",
                        "character",
                        "interests",
                        "specialSituation",
                        "remark",
                        "riskLevel",
                        "leftBehind",
                        "leftBehindType",
                        "archive",
                        "contactCard",
                        "from",
                        "version");
        assertThat(description.path("required").valueStream().map(tools.jackson.databind.JsonNode::asString))
                .containsExactlyInAnyOrder("name", "sex", "birthDate", "class");
    }

    private String body(boolean away, @org.jspecify.annotations.Nullable LocalDate from) {
        return """
                {"name":"王小明","sex":"MALE","birthDate":"2018-03-05","class":{"grade":"三年级","name":"1班"},
                 "enrolledOn":"%s","father":{"away":%b},"mother":{"away":%b}%s}
                """.formatted(today.minusDays(100), away, away, from == null ? "" : ",\"from\":\"" + from + "\"");
    }
}
