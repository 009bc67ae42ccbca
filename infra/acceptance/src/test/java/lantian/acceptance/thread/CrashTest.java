package lantian.acceptance.thread;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import lantian.acceptance.stack.County;
import lantian.acceptance.stack.House;
import lantian.acceptance.stack.Person;
import lantian.acceptance.stack.Sheet;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of each process while contacts are being written. */
class CrashTest {

    private static final int WRITERS = 4;

    private final House house = House.open();
    private final County county = new County(house);

    @Test
    void every_acknowledged_contact_is_there_and_counts_once_whatever_was_killed() throws Exception {
        var school = county.school("CRASH", "磐石小学");
        school.imported(Sheet.of("五年级", "1班", 8, 8)).expectOk();
        var teacher = school.staff("crash-teacher", List.of("class-teacher"), school.classes());
        var children = school.children();
        children.forEach(child -> school.pair(child, teacher, "2026-11-01"));
        var acknowledged = ConcurrentHashMap.<UUID>newKeySet();
        var unanswered = ConcurrentHashMap.<UUID>newKeySet();
        var writing = new AtomicBoolean(true);

        for (var victim : List.of("contactlog", "reporting", "kafka", "registry", "pairing", "gateway", "postgresql")) {
            var asTeacher = county.person("crash-teacher");
            writing.set(true);
            try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int writer = 0; writer < WRITERS; writer++) {
                    var child = children.get(writer);
                    writers.execute(() -> {
                        while (writing.get()) {
                            write(asTeacher, child, teacher, acknowledged, unanswered);
                        }
                    });
                }
                var before = acknowledged.size();
                await().atMost(30, SECONDS).until(() -> acknowledged.size() >= before + 20);
                house.kill(victim);
                house.up();
                var after = acknowledged.size();
                await().atMost(60, SECONDS).until(() -> acknowledged.size() >= after + 20);
                writing.set(false);
            }
        }

        // what got no answer is sent again, as a phone would
        var asTeacher = county.person("crash-teacher");
        unanswered.forEach(id -> {
            talk(asTeacher, id, children.getFirst(), teacher);
            acknowledged.add(id);
        });
        await().atMost(60, SECONDS)
                .untilAsserted(() -> assertThat(counted(school))
                        .isEqualTo(stored(asTeacher, children).size()));
        assertThat(stored(asTeacher, children)).containsAll(acknowledged);
    }

    private static void write(
            Person teacher, UUID child, UUID participant, Set<UUID> acknowledged, Set<UUID> unanswered) {
        var id = UUID.randomUUID();
        try {
            if (talk(teacher, id, child, participant).status() == 201) {
                acknowledged.add(id);
            } else {
                unanswered.add(id);
            }
        } catch (RuntimeException cut) {
            unanswered.add(id);
        }
    }

    private static Person.Answer talk(Person teacher, UUID id, UUID child, UUID participant) {
        return teacher.put(
                "/api/contacts/" + id,
                Map.of(
                        "child", child.toString(),
                        "kind", "TALK",
                        "occurredOn", LocalDate.now(ZoneId.of("Asia/Shanghai")).toString(),
                        "outcome", "COMPLETED",
                        "participants", List.of(participant.toString()),
                        "with", List.of("CHILD"),
                        "findings", List.of(),
                        "triggers", List.of()));
    }

    private int counted(County.School school) {
        return county.officer()
                .get("/api/figures?level=school&school=" + school.id())
                .expectOk()
                .body()
                .path("rows")
                .path(0)
                .path("contacts")
                .path("TALK")
                .asInt();
    }

    private static Set<UUID> stored(Person teacher, List<UUID> children) {
        var ids = ConcurrentHashMap.<UUID>newKeySet();
        for (var child : children) {
            var cursor = "";
            do {
                var page = teacher.get("/api/contacts?limit=500&child=" + child + cursor)
                        .expectOk()
                        .body();
                page.path("items")
                        .forEach(contact ->
                                ids.add(UUID.fromString(contact.path("id").asString())));
                cursor = page.path("next").isString()
                        ? "&cursor=" + page.path("next").asString()
                        : "";
            } while (!cursor.isEmpty());
        }
        return ids;
    }
}
