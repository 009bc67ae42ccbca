package lantian.acceptance.thread;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import lantian.acceptance.stack.County;
import lantian.acceptance.stack.House;
import lantian.acceptance.stack.Person;
import lantian.acceptance.stack.Sheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two of each service: one of them dies while contacts are being written, and hardly anybody notices. */
class ReplicasTest {

    private static final int PHONES = 3;
    private static final Duration BETWEEN_CONTACTS = Duration.ofMillis(100);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration MOST_DELAY = Duration.ofSeconds(5);

    /** By their ports for health. Each of a kind, as one of the two relays, consumes or works on a job. */
    private static final Map<String, Integer> VICTIMS = new LinkedHashMap<>();

    static {
        VICTIMS.put("contactlog", 9083);
        VICTIMS.put("reporting", 9084);
        VICTIMS.put("reporting-2", 9184);
        VICTIMS.put("gateway", 9080);
    }

    private final House house = House.open();
    private final County county = new County(house);
    /** When each contact was acknowledged, in that order. */
    private final List<Long> acknowledged = new ArrayList<>();

    @BeforeEach
    void two_of_each() {
        house.up("--replicas", "2");
    }

    @AfterEach
    void one_of_each() {
        house.up();
    }

    @Test
    void a_killed_replica_loses_nothing_and_keeps_the_figures_back_for_five_seconds_at_most() {
        var code = "TWO-" + UUID.randomUUID().toString().substring(0, 6);
        var school = county.school(code, "双桥小学");
        school.imported(Sheet.of("四年级", "1班", PHONES, PHONES)).expectOk();
        var username = "teacher-" + code.toLowerCase(Locale.ROOT);
        var teacher = school.staff(username, List.of("class-teacher"), school.classes());
        var children = school.children();
        children.forEach(child -> school.pair(child, teacher, "2026-11-01"));

        var delays = new LinkedHashMap<String, Long>();
        VICTIMS.forEach((victim, health) -> {
            var phone = county.person(username);
            var officer = county.person("officer");
            var writing = new AtomicBoolean(true);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                children.forEach(child -> threads.execute(() -> {
                    while (writing.get()) {
                        var _ = Talks.record(phone, child, teacher);
                        synchronized (acknowledged) {
                            acknowledged.add(System.currentTimeMillis());
                        }
                        LockSupport.parkNanos(BETWEEN_CONTACTS.toNanos());
                    }
                }));
                var longest = threads.submit(() -> longestDelay(officer, school, writing));
                awaitMore(10);
                house.kill(victim);
                awaitMore(30);
                await().atMost(60, SECONDS).until(() -> house.ready(health));
                writing.set(false);
                await().atMost(90, SECONDS).until(longest::isDone);
                delays.put(victim, longest.resultNow());
            }
        });

        assertThat(counted(county.person("officer"), school)).isEqualTo(acknowledged.size());
        assertThat(delays)
                .as("ms between a contact and the figures")
                .allSatisfy((victim, late) -> assertThat(late).as(victim).isBetween(0L, MOST_DELAY.toMillis()));
    }

    /**
     * From acknowledgement to figure, until everything that was written has arrived. The first n acknowledged are taken for
     * the n counted, which is never less than the truth about the slowest.
     */
    private long longestDelay(Person officer, County.School school, AtomicBoolean writing) {
        var longest = 0L;
        int counted;
        do {
            counted = counted(officer, school);
            synchronized (acknowledged) {
                if (counted >= 0 && counted < acknowledged.size()) {
                    longest = Math.max(longest, System.currentTimeMillis() - acknowledged.get(counted));
                }
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        } while (writing.get() || counted < written());
        return longest;
    }

    private int written() {
        synchronized (acknowledged) {
            return acknowledged.size();
        }
    }

    private void awaitMore(int contacts) {
        var before = written();
        await().atMost(60, SECONDS).until(() -> written() >= before + contacts);
    }

    /** -1 if nobody answers: whoever asked asks again. */
    private static int counted(Person officer, County.School school) {
        try {
            var answer = officer.get("/api/figures?level=school&school=" + school.id());
            return answer.ok()
                    ? answer.body()
                            .path("rows")
                            .path(0)
                            .path("contacts")
                            .path("TALK")
                            .asInt()
                    : -1;
        } catch (UncheckedIOException cut) {
            return -1;
        }
    }
}
