package lantian.pairing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import lantian.platform.tenancy.Accounts;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import org.jspecify.annotations.Nullable;

/** Speaks as the registry of one school, and waits until it was heard. */
record Registry(KafkaProbe kafka, Db db, UUID school) {

    static final UUID CLASS_301 = UUID.randomUUID();

    UUID child() {
        var child = UUID.randomUUID();
        child(child, null, 1);
        awaitVersion("child", child, 1);
        return child;
    }

    void child(UUID child, @Nullable String lastDay, long version) {
        child(UUID.randomUUID(), child, lastDay, version);
    }

    void child(UUID event, UUID child, @Nullable String lastDay, long version) {
        child(event, child, child, lastDay, version);
    }

    private void child(UUID event, UUID key, UUID child, @Nullable String lastDay, long version) {
        kafka.send(event, "registry.children", key.toString(), school, "registry.child-changed.v1", """
                {"child":"%s","school":"%s","stage":"PRIMARY","boarding":false,
                 "enrolled":{"from":"2026-09-01","to":%s,"recordedAt":"2026-09-01T02:00:00Z"},
                 "classes":[{"class":"%s","from":"2026-09-01","to":null,"recordedAt":"2026-09-01T02:00:00Z"}],
                 "leftBehind":[],"risk":[],"archive":[],"contactCard":[],"version":%d}
                """.formatted(
                        child, school, lastDay == null ? "null" : '"' + lastDay + '"', CLASS_301, version));
    }

    UUID teacher(String username, UUID ofClass) {
        var staff = UUID.randomUUID();
        staff(staff, username, ofClass, true, 1);
        awaitVersion("staff", staff, 1);
        return staff;
    }

    /** A class teacher whose name is told sealed, as registry does. */
    UUID namedTeacher(String username, String sealedName, UUID staff) {
        kafka.send("registry.staff", staff.toString(), school, "registry.staff-changed.v1", """
                {"staff":"%s","school":"%s","account":"%s","roles":["class-teacher"],"classes":[],"active":true,
                 "sealedName":"%s","version":1}
                """.formatted(
                        staff, school, Accounts.of(username), sealedName));
        awaitVersion("caregiver", staff, 1);
        return staff;
    }

    /** On the staff, and no class teacher. */
    UUID colleague(String username) {
        var staff = UUID.randomUUID();
        kafka.send("registry.staff", staff.toString(), school, "registry.staff-changed.v1", """
                {"staff":"%s","school":"%s","account":"%s","roles":["caregiver"],"classes":[],"active":true,"version":1}
                """.formatted(
                        staff, school, Accounts.of(username)));
        awaitVersion("staff", staff, 1);
        return staff;
    }

    void staff(UUID staff, String username, UUID ofClass, boolean active, long version) {
        staff(staff, staff, username, ofClass, active, version);
    }

    private void staff(UUID key, UUID staff, String username, UUID ofClass, boolean active, long version) {
        kafka.send("registry.staff", key.toString(), school, "registry.staff-changed.v1", """
                {"staff":"%s","school":"%s","account":"%s","roles":["class-teacher"],
                 "classes":[{"class":"%s","from":"2026-09-01","to":null}],"active":%s,"version":%d}
                """.formatted(
                        staff, school, Accounts.of(username), ofClass, active, version));
    }

    void school(String state, long version) {
        kafka.send("registry.schools", school.toString(), school, "registry.school-changed.v1", """
                {"school":"%s","code":"S","name":"溪北小学","stage":"PRIMARY","area":null,"state":"%s",
                 "openFrom":"2026-09-01","classes":[],"closures":[],"version":%d}
                """.formatted(
                        school, state, version));
    }

    /** Waits until all that was told under this key is heard: what comes behind it in the same partition is there. */
    void awaitAllOf(UUID key) {
        var child = UUID.randomUUID();
        child(UUID.randomUUID(), key, child, null, 1);
        var staff = UUID.randomUUID();
        staff(key, staff, "last-" + staff, CLASS_301, true, 1);
        awaitVersion("child", child, 1);
        awaitVersion("staff", staff, 1);
    }

    void awaitVersion(String table, UUID id, long version) {
        await("version " + version + " in " + table)
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(20))
                .until(() -> db.everything()
                        .sql("select 1 from " + table + " where id = ? and version >= ?")
                        .params(id, version)
                        .query(Integer.class)
                        .optional()
                        .isPresent());
    }
}
