package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lantian.platform.tenancy.Accounts;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Who can read what was done and seen. */
@ServiceTest
class AuditEntriesTest {

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @LocalServerPort
    int port;

    private Schools ours;
    private Schools theirs;
    private UUID child;

    @BeforeEach
    void aChildThatSomebodyLookedAt() {
        ours = Schools.open(db, tokens, port);
        theirs = Schools.open(db, tokens, port);
        ours.imported(Schools.roster("王小明"));
        child = ours.child("王小明");
        assertThat(ours.as("school-admin").get("children/" + child).status()).isEqualTo(200);
    }

    @Test
    void the_administrator_reads_who_looked_at_a_child() {
        var entries = items(ours.admin().get("audit-entries?subject=" + child + "&action=child.viewed"));

        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.path("account").asString())
                    .isEqualTo(Accounts.of(ours.username("school-admin")).toString());
            assertThat(entry.path("service").asString()).isEqualTo("registry");
            assertThat(entry.path("school").asString()).isEqualTo(ours.id().toString());
            assertThat(entry.path("subjectType").asString()).isEqualTo("child");
            assertThat(entry.path("details").isObject()).isTrue();
        });
    }

    @Test
    void another_schools_administrator_reads_nothing_of_it() {
        assertThat(items(theirs.admin().get("audit-entries?subject=" + child))).isEmpty();
        assertThat(items(theirs.admin().get("audit-entries")))
                .allSatisfy(entry -> assertThat(entry.path("school").asString())
                        .isEqualTo(theirs.id().toString()));
    }

    @Test
    void an_auditor_reads_codes_of_every_school_and_nothing_else() {
        theirs.imported(Schools.roster("李小红"));

        var seen = auditor().get("audit-entries?action=roster.imported&limit=500");

        assertThat(items(seen))
                .extracting(entry -> entry.path("school").asString())
                .contains(ours.id().toString(), theirs.id().toString());
        assertThat(items(seen)).noneMatch(entry -> entry.has("details"));
        assertThat(items(seen)).allMatch(entry -> entry.has("account") == Accounts.keyed());
        assertThat(seen.response().body()).doesNotContain("school-admin", "王小明", "李小红");
    }

    @Test
    void the_pages_together_are_the_whole_newest_first() {
        for (int i = 0; i < 5; i++) {
            ours.admin().get("children/" + child);
        }
        var admin = ours.admin();
        var whole = items(admin.get("audit-entries?subject=" + child + "&limit=500"));

        var paged = new ArrayList<JsonNode>();
        var path = "audit-entries?limit=2&subject=" + child;
        var answer = admin.get(path).body();
        while (answer.path("next").isString()) {
            answer.path("items").forEach(paged::add);
            answer = admin.get(path + "&cursor=" + answer.path("next").asString())
                    .body();
        }
        answer.path("items").forEach(paged::add);

        assertThat(paged).hasSizeGreaterThan(5).isEqualTo(whole);
        assertThat(paged)
                .extracting(entry -> entry.path("at").asString())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void days_include_both_ends_in_the_countys_time() {
        var admin = ours.admin();
        var subject = "audit-entries?subject=" + child;

        assertThat(items(admin.get(subject + "&from=" + today + "&to=" + today)))
                .isEqualTo(items(admin.get(subject)))
                .isNotEmpty();
        assertThat(items(admin.get(subject + "&to=" + today.minusDays(1)))).isEmpty();
        assertThat(items(admin.get(subject + "&from=" + today.plusDays(1)))).isEmpty();
    }

    @Test
    void reading_the_audit_stands_in_the_audit() {
        ours.admin().get("audit-entries?action=child.viewed");

        assertThat(items(ours.admin().get("audit-entries?action=audit.viewed")))
                .anySatisfy(
                        entry -> assertThat(entry.path("details").path("action").asString())
                                .isEqualTo("child.viewed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"class-teacher", "caregiver", "partner-admin"})
    void nobody_else_of_a_school_reads_it(String role) {
        assertThat(ours.as(role).get("audit-entries").problem()).isEqualTo("403 not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"county-officer", "area-supervisor"})
    void nor_do_those_who_run_the_bureau(String role) {
        var bureau = new Api(port, tokens.of("bureau-" + role).county(role).token());

        assertThat(bureau.get("audit-entries").problem()).isEqualTo("403 not-allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2026-13-01",
                "to=yesterday",
                "from=2026-11-02&to=2026-11-01",
                "action=DROP",
                "action=a.b.c",
                "subject=1",
                "limit=0",
                "limit=501",
                "cursor=x"
            })
    void a_question_that_can_not_be_read_is_refused(String question) {
        assertThat(ours.admin().get("audit-entries?" + question).status()).isEqualTo(400);
    }

    private Api auditor() {
        return new Api(port, tokens.of("auditor").county("auditor").token());
    }

    private static List<JsonNode> items(Api.Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.body().path("items").valueStream().toList();
    }
}
