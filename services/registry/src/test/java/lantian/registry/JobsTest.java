package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.testkit.Db;
import lantian.registry.job.JobHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Schools take turns, and nothing that happens in a job ends the workers. */
@ServiceTest
class JobsTest {

    private static final Duration LONGEST = Duration.ofSeconds(40);

    @Autowired
    Db db;

    @Autowired
    MeterRegistry metrics;

    @Autowired
    Tried tried;

    /** Does what a subject is to meet, and remembers which school's jobs ran in which order. */
    static final class Tried implements JobHandler {

        final Map<UUID, Supplier<Error>> errors = new ConcurrentHashMap<>();
        final List<UUID> interrupting = new CopyOnWriteArrayList<>();
        final List<UUID> order = new CopyOnWriteArrayList<>();
        final List<UUID> done = new CopyOnWriteArrayList<>();
        final List<UUID> givenUp = new CopyOnWriteArrayList<>();
        final AtomicInteger mostAtOnce = new AtomicInteger();
        private final Map<UUID, AtomicInteger> underWay = new ConcurrentHashMap<>();

        @Override
        public String kind() {
            return "tried";
        }

        @Override
        public int mostAttempts() {
            return 3;
        }

        @Override
        public void run(UUID subject) {
            var school = Tenancy.tenant().value();
            var running = underWay.computeIfAbsent(school, _ -> new AtomicInteger());
            mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                order.add(school);
                var error = errors.get(subject);
                if (error != null) {
                    throw error.get();
                }
                if (interrupting.remove(subject)) {
                    Thread.currentThread().interrupt();
                }
                done.add(subject);
            } finally {
                running.decrementAndGet();
            }
        }

        @Override
        public void giveUp(UUID subject) {
            givenUp.add(subject);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Handlers {
        @Bean
        Tried tried() {
            return new Tried();
        }
    }

    @Test
    void a_school_with_many_jobs_lets_the_next_school_have_its_turn() {
        var many = UUID.randomUUID();
        var one = UUID.randomUUID();
        tried.order.clear();

        db.everything().sql("""
                insert into job (kind, tenant, subject, due_at)
                select 'tried', ?, gen_random_uuid(), now() - interval '1 hour' from generate_series(1, 30)
                union all select 'tried', ?, gen_random_uuid(), now()
                """).params(many, one).update();

        await("all jobs").atMost(LONGEST).until(() -> tried.order.size() == 31);
        assertThat(tried.order.indexOf(one)).isLessThan(4);
        assertThat(tried.mostAtOnce).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "stack", "linkage"})
    void an_error_ends_the_job_and_not_the_worker(String what) {
        var before = counted("lantian.jobs.broken");
        var broken = new ArrayList<UUID>();
        // more than there are workers
        for (int i = 0; i < 4; i++) {
            var subject = UUID.randomUUID();
            broken.add(subject);
            tried.errors.put(subject, () -> switch (what) {
                case "memory" -> new OutOfMemoryError("a test");
                case "stack" -> new StackOverflowError();
                default -> new NoClassDefFoundError("a test");
            });
            due(UUID.randomUUID(), subject);
        }

        var later = due(UUID.randomUUID());

        await("the later job").atMost(LONGEST).until(() -> tried.done.contains(later));
        await("the end of the broken ones").atMost(LONGEST).until(() -> tried.givenUp.containsAll(broken));
        await("no job left").atMost(LONGEST).until(() -> left() == 0);
        assertThat(counted("lantian.jobs.broken")).isGreaterThanOrEqualTo(before + 4);
    }

    @Test
    void a_worker_that_died_is_replaced_and_its_job_done_after_all() {
        var before = counted("lantian.jobs.workers.replaced");
        var killing =
                java.util.stream.Stream.generate(UUID::randomUUID).limit(4).toList();
        tried.interrupting.addAll(killing);
        killing.forEach(subject -> due(UUID.randomUUID(), subject));

        await("two new workers").atMost(LONGEST).until(() -> counted("lantian.jobs.workers.replaced") >= before + 2);
        var later = due(UUID.randomUUID());

        await("the later job").atMost(LONGEST).until(() -> tried.done.contains(later));
        await("no job left").atMost(LONGEST).until(() -> left() == 0);
        assertThat(tried.done).containsAll(killing);
    }

    private UUID due(UUID school) {
        var subject = UUID.randomUUID();
        due(school, subject);
        return subject;
    }

    private void due(UUID school, UUID subject) {
        db.everything()
                .sql("insert into job (kind, tenant, subject) values ('tried', ?, ?)")
                .params(school, subject)
                .update();
    }

    private int left() {
        return db.everything()
                .sql("select count(*) from job where kind = 'tried'")
                .query(Integer.class)
                .single();
    }

    private double counted(String what) {
        return metrics.get(what).counter().count();
    }
}
