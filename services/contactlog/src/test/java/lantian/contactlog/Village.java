package lantian.contactlog;

import static org.awaitility.Awaitility.await;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;
import lantian.platform.tenancy.Accounts;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.Tokens;
import org.jspecify.annotations.Nullable;

/** A village school: what registry and pairing tell of it. One class, its teacher, and an agent parent. */
record Village(KafkaProbe kafka, Db db, UUID school, UUID classOne, UUID teacher, UUID agent) {

    /** One day for the whole run: what a test says of today and what the service thinks must agree. */
    @SuppressWarnings("TimeInStaticInitializer")
    static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    /** A term that began six weeks ago, on a Monday. */
    static final LocalDate TERM_START = TODAY.minusWeeks(6).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));

    static final LocalDate TERM_END = TERM_START.plusDays(130);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static Village found(KafkaProbe kafka, Db db) {
        var village =
                new Village(kafka, db, UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        village.calendar(TERM_END, 1);
        village.opens("ACTIVE", null, 1);
        village.staff(village.teacher, village.teacherName(), true, 1);
        village.caregiver(village.teacher, village.teacherName(), village.teacher, true, 1);
        village.caregiver(village.agent, village.agentName(), null, true, 1);
        village.awaitRow("school", village.school, 1);
        village.awaitRow("staff", village.teacher, 1);
        village.awaitRow("caregiver", village.teacher, 1);
        village.awaitRow("caregiver", village.agent, 1);
        await().atMost(PATIENCE).until(() -> village.count("select count(*) from calendar") == 1);
        return village;
    }

    String teacherName() {
        return "teacher-" + school;
    }

    String agentName() {
        return "agent-" + school;
    }

    void calendar(LocalDate termEnd, long version) {
        kafka.send(
                "registry.calendars",
                Tokens.COUNTY.toString(),
                Tokens.COUNTY,
                "registry.calendar-published.v1",
                """
                {"terms":[{"id":"%s","schoolYear":"2026-2027","number":1,"from":"%s","to":"%s",
                           "holidays":[],"makeUpDays":[]}],"version":%d}
                """.formatted(UUID.randomUUID(), TERM_START, termEnd, version));
    }

    void opens(String state, @Nullable String closure, long version) {
        kafka.send("registry.schools", school.toString(), school, "registry.school-changed.v1", """
                {"school":"%s","code":"S-1","name":"溪北小学","stage":"PRIMARY","area":null,"state":"%s",
                 "openFrom":"%s","classes":[],"closures":[%s],"version":%d}
                """.formatted(
                        school, state, TERM_START, closure == null ? "" : closure, version));
    }

    void staff(UUID staff, String username, boolean active, long version) {
        kafka.send("registry.staff", staff.toString(), school, "registry.staff-changed.v1", """
                {"staff":"%s","school":"%s","account":"%s","roles":["class-teacher"],
                 "classes":[{"class":"%s","from":"%s","to":null}],"active":%s,"version":%d}
                """.formatted(
                        staff, school, Accounts.of(username), classOne, TERM_START, active, version));
    }

    void caregiver(UUID caregiver, String username, @Nullable UUID staff, boolean active, long version) {
        kafka.send("pairing.caregivers", caregiver.toString(), school, "pairing.caregiver-changed.v1", """
                {"caregiver":"%s","school":"%s","code":"T-01","category":"VILLAGER","account":"%s","staff":%s,
                 "active":%s,"version":%d}
                """.formatted(
                        caregiver,
                        school,
                        Accounts.of(username),
                        staff == null ? "null" : '"' + staff.toString() + '"',
                        active,
                        version));
    }

    /** Left-behind from the first day of term, in class one, paired with the agent parent. */
    UUID pairedChild() {
        var child = child();
        pair(UUID.randomUUID(), child, agent, TERM_START, null, 1);
        await("the pair")
                .atMost(PATIENCE)
                .until(() ->
                        count("select count(*) from obligation where child_id = '" + child + "' and " + ofAgent()) > 0);
        return child;
    }

    /** The condition that an obligation is the agent parent's from its first day on. */
    String ofAgent() {
        return "places -> 0 ->> 'caregiver' = '" + agent + "'";
    }

    UUID child() {
        var child = UUID.randomUUID();
        child(UUID.randomUUID(), child, TERM_START, null, 1);
        awaitRow("child", child, 1);
        return child;
    }

    void child(UUID event, UUID child, LocalDate leftBehindFrom, @Nullable LocalDate lastDay, long version) {
        var to = lastDay == null ? "null" : '"' + lastDay.toString() + '"';
        kafka.send(event, "registry.children", child.toString(), school, "registry.child-changed.v1", """
                {"child":"%s","school":"%s","stage":"PRIMARY","boarding":false,
                 "enrolled":{"from":"%s","to":%s,"recordedAt":"2026-09-01T02:00:00Z"},
                 "classes":[{"class":"%s","from":"%s","to":%s,"recordedAt":"2026-09-01T02:00:00Z"}],
                 "leftBehind":[{"from":"%s","to":null,"recordedAt":"2026-09-01T02:00:00Z"}],
                 "risk":[],"archive":[],"contactCard":[],"version":%d}
                """.formatted(
                        child, school, TERM_START, to, classOne, TERM_START, to, leftBehindFrom, version));
    }

    void pair(UUID pair, UUID child, UUID caregiver, LocalDate from, @Nullable LocalDate to, long version) {
        pair(pair, child, caregiver, "AGENT_PARENT", from, to, version);
    }

    void pair(
            UUID pair, UUID child, UUID caregiver, String kind, LocalDate from, @Nullable LocalDate to, long version) {
        kafka.send("pairing.pairs", child.toString(), school, "pairing.pair-changed.v1", """
                {"pair":"%s","child":"%s","school":"%s","caregiver":"%s","kind":"%s","from":"%s","to":%s,
                 "recordedAt":"2026-09-07T03:00:00Z","version":%d}
                """.formatted(
                pair, child, school, caregiver, kind, from, to == null ? "null" : '"' + to.toString() + '"', version));
    }

    void awaitRow(String table, UUID id, long version) {
        await(table + " " + id + " in version " + version)
                .pollInterval(Duration.ofMillis(20))
                .atMost(PATIENCE)
                .until(() ->
                        count("select count(*) from " + table + " where id = '" + id + "' and version >= " + version)
                                == 1);
    }

    int count(String query) {
        return db.everything().sql(query).query(Integer.class).single();
    }
}
