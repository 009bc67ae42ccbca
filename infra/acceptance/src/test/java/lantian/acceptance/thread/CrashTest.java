package lantian.acceptance.thread;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import lantian.acceptance.stack.County;
import lantian.acceptance.stack.House;
import lantian.acceptance.stack.Person;
import lantian.acceptance.stack.Sheet;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of each process while contacts are being written; whatever died comes back without a command. */
class CrashTest {

    private static final int PHONES = 4;
    private static final Duration BETWEEN_CONTACTS = Duration.ofMillis(120);

    private final House house = House.open();
    private final County county = new County(house);
    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    void every_acknowledged_contact_is_there_and_counts_once_whatever_was_killed() {
        var code = "CRASH-" + UUID.randomUUID().toString().substring(0, 6);
        var school = county.school(code, "磐石小学");
        school.imported(Sheet.of("五年级", "1班", PHONES, PHONES)).expectOk();
        var username = "teacher-" + code.toLowerCase(Locale.ROOT);
        var teacher = school.staff(username, List.of("class-teacher"), school.classes());
        var children = school.children();
        children.forEach(child -> school.pair(child, teacher, "2026-11-01"));

        House.servers().forEach(victim -> {
            var phone = county.person(username);
            var writing = new AtomicBoolean(true);
            try (var phones = Executors.newVirtualThreadPerTaskExecutor()) {
                children.forEach(child -> phones.execute(() -> {
                    while (writing.get()) {
                        acknowledged.add(Talks.record(phone, child, teacher));
                        LockSupport.parkNanos(BETWEEN_CONTACTS.toNanos());
                    }
                }));
                awaitMore();
                house.kill(victim);
                house.awaitWell();
                awaitMore();
                writing.set(false);
            }
        });

        var stored = stored(county.person(username), children);
        assertThat(stored).containsExactlyInAnyOrderElementsOf(acknowledged);
        await().atMost(60, SECONDS)
                .untilAsserted(() -> assertThat(counted(school)).isEqualTo(stored.size()));
    }

    private void awaitMore() {
        var before = acknowledged.size();
        await().atMost(60, SECONDS).until(() -> acknowledged.size() >= before + 20);
    }

    private int counted(County.School school) {
        return county.person("officer")
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
        return children.stream()
                .flatMap(child -> stored(teacher, child).stream())
                .collect(Collectors.toSet());
    }

    private static Set<UUID> stored(Person teacher, UUID child) {
        var ids = new HashSet<UUID>();
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
        return ids;
    }
}
