package lantian.contactlog;

import static lantian.contactlog.Village.TERM_START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A check-up that the registry keeps counts as a contact of the school, and as nothing else. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "contactlog", kafka = true, keycloak = true)
class HealthCheckEventsTest {

    private static final LocalDate IN_TIME = TERM_START.plusDays(3);
    private static final LocalDate TOO_LATE = TERM_START.plusDays(40);

    private final UUID check = UUID.randomUUID();

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    private Village village;
    private UUID child;

    @BeforeEach
    void aPairedChild() {
        village = Village.found(kafka, db);
        child = village.pairedChild();
    }

    @Test
    @Tag("A101")
    void a_check_up_meets_what_the_school_owes_each_year_and_nobody_elses_duty() {
        var met = met(child);

        told(child, "CHECK_UP", IN_TIME, 1);
        awaitVersion(1);

        assertThat(met(child)).containsExactlyElementsOf(sorted(met, "HEALTH-YEAR"));
        assertThat(contactOf("HEALTH-YEAR", child)).isEqualTo(check);
        var shown = admin().get("contacts?child=" + child).body().path("items").path(0);
        assertThat(shown.path("id").asString()).isEqualTo(check.toString());
        assertThat(shown.path("kind").asString()).isEqualTo("HEALTH_CHECK");
        assertThat(shown.path("occurredOn").asString()).isEqualTo(IN_TIME.toString());
        assertThat(shown.path("participants")).isEmpty();
        var published = kafka.await("contactlog.contacts", it -> it.key().equals(child.toString()));
        assertThat(published.payload().path("contact").asString()).isEqualTo(check.toString());
    }

    @Test
    void told_again_it_changes_nothing() {
        told(child, "CHECK_UP", IN_TIME, 1);
        awaitVersion(1);
        var before = obligations(child);

        told(child, "CHECK_UP", IN_TIME, 1);
        settle();

        assertThat(obligations(child)).isEqualTo(before);
        assertThat(versions()).isOne();
        assertThat(kafka.read("contactlog.contacts").stream()
                        .filter(it -> it.payload().path("contact").asString().equals(check.toString())))
                .hasSize(1);
    }

    @Test
    void a_moved_day_counts_as_it_stands_now_in_whatever_order_it_is_told() {
        var other = village.pairedChild();
        var otherCheck = UUID.randomUUID();

        told(child, "CHECK_UP", IN_TIME, 1);
        told(child, "CHECK_UP", TOO_LATE, 2);
        told(otherCheck, other, "CHECK_UP", TOO_LATE, 2);
        told(otherCheck, other, "CHECK_UP", IN_TIME, 1);
        awaitVersion(2);
        await().atMost(Duration.ofSeconds(20)).until(() -> versions(otherCheck) == 2);

        assertThat(obligations(other)).isEqualTo(obligations(child)).isNotEmpty();
        assertThat(village.count("select version from contact where id = '" + otherCheck + "'"))
                .isEqualTo(2);
        assertThat(admin().get("contacts/" + otherCheck)
                        .body()
                        .path("occurredOn")
                        .asString())
                .isEqualTo(TOO_LATE.toString());
    }

    @Test
    void a_check_up_told_before_its_child_counts_when_the_child_comes() {
        var late = UUID.randomUUID();
        told(late, "CHECK_UP", IN_TIME, 1);
        awaitVersion(1);

        village.child(UUID.randomUUID(), late, TERM_START, null, 1);
        village.awaitRow("child", late, 1);

        assertThat(contactOf("HEALTH-YEAR", late)).isEqualTo(check);
    }

    @Test
    void a_sick_leave_is_no_contact() {
        told(child, "SICK_LEAVE", IN_TIME, 1);
        settle();

        assertThat(versions()).isZero();
    }

    @Test
    void it_is_corrected_where_it_was_entered() {
        told(child, "CHECK_UP", IN_TIME, 1);
        awaitVersion(1);

        assertThat(admin().post(
                                "contacts/" + check + "/corrections",
                                "{\"changes\":{\"occurredOn\":\"%s\"},\"reason\":\"改日期\"}".formatted(TOO_LATE))
                        .problem())
                .isEqualTo("403 not-allowed");
    }

    private Api admin() {
        return new Api(
                port,
                tokens.of("principal").at(village.school(), "school-admin").token());
    }

    private void told(UUID whose, String kind, LocalDate on, int version) {
        told(check, whose, kind, on, version);
    }

    /** The first version on the day after the check, a correction a week later. */
    private void told(UUID of, UUID whose, String kind, LocalDate on, int version) {
        var recorded = version == 1 ? IN_TIME.plusDays(1) : TOO_LATE.plusDays(1);
        kafka.send(
                "registry.health-checks",
                whose.toString(),
                village.school(),
                "registry.health-checked.v1",
                """
                {"check":"%s","child":"%s","school":"%s","kind":"%s","on":"%s","recordedAt":"%sT03:00:00Z","version":%d}
                """.formatted(of, whose, village.school(), kind, on, recorded, version));
    }

    /** What comes behind on the same topic has been heard. */
    private void settle() {
        var marker = UUID.randomUUID();
        told(marker, child, "CHECK_UP", TERM_START.plusDays(60), 1);
        await().atMost(Duration.ofSeconds(20)).until(() -> versions(marker) == 1);
    }

    private void awaitVersion(int version) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> village.count("select count(*) from contact_version where contact_id = '" + check
                                + "' and version = " + version)
                        == 1);
    }

    private int versions() {
        return versions(check);
    }

    private int versions(UUID of) {
        return village.count("select count(*) from contact_version where contact_id = '" + of + "'");
    }

    private UUID contactOf(String rule, UUID whose) {
        return db.everything()
                .sql("select contact_id from obligation where rule = ? and child_id = ?")
                .params(rule, whose)
                .query(UUID.class)
                .single();
    }

    private List<String> met(UUID whose) {
        return db.everything()
                .sql("select rule from obligation where child_id = ? and contact_id is not null order by rule")
                .param(whose)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static List<String> sorted(List<String> rules, String more) {
        return java.util.stream.Stream.concat(rules.stream(), java.util.stream.Stream.of(more))
                .sorted()
                .toList();
    }

    /** All but their ids and versions, and the check's id in their history. */
    private List<String> obligations(UUID whose) {
        return db.everything()
                .sql("""
                        select concat_ws(' ', rule, window_key, opens_on, due_on, state,
                                         regexp_replace(history::text, '"contact": "[^"]*"', 'the check'))
                        from obligation where child_id = ? and rule = 'HEALTH-YEAR' order by rule, window_key
                        """)
                .param(whose)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
