package lantian.registry.job.persistence;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import lantian.registry.job.JobHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two threads that do jobs and one that keeps their leases alive, and one that replaces whichever of them died. */
class JobRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final int WORKERS = 2;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration RENEW = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final JdbcJobs jobs;
    private final JobMetrics metrics;
    private final Map<String, Turn> duties = new LinkedHashMap<>();
    private final Map<String, Thread> threads = new ConcurrentHashMap<>();
    private volatile boolean running;
    private @Nullable Thread supervisor;

    JobRunner(JdbcJobs jobs, JobMetrics metrics) {
        this.jobs = jobs;
        this.metrics = metrics;
        for (int i = 0; i < WORKERS; i++) {
            duties.put("jobs-" + i, this::work);
        }
        duties.put("jobs-leases", this::renew);
    }

    @Override
    public void start() {
        running = true;
        duties.keySet().forEach(this::begin);
        supervisor = Thread.ofVirtual().name("jobs-supervisor").start(this::supervise);
    }

    @Override
    public void stop() {
        running = false;
        try {
            if (supervisor != null) {
                supervisor.interrupt();
                supervisor.join(PATIENCE);
            }
            threads.values().forEach(Thread::interrupt);
            for (var thread : threads.values()) {
                thread.join(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void begin(String name) {
        var duty = Objects.requireNonNull(duties.get(name));
        threads.put(name, Thread.ofVirtual().name(name).start(() -> forever(duty)));
    }

    private void supervise() {
        while (running) {
            try {
                Thread.sleep(LOOK_AGAIN);
                threads.forEach((name, thread) -> {
                    if (running && !thread.isAlive()) {
                        LOG.error("{} died and is replaced", name);
                        metrics.replaced();
                        begin(name);
                    }
                });
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                LOG.error("looking after the workers goes on: {}", e.getClass().getName());
            }
        }
    }

    /** Until it is stopped, or dies of an error or an interruption. */
    private void forever(Turn turn) {
        while (running && !Thread.currentThread().isInterrupted()) {
            try {
                turn.take();
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException e) {
                LOG.warn("jobs wait for the database: {}", e.getClass().getSimpleName());
                pause();
            } catch (RuntimeException e) {
                LOG.warn("jobs go on after a failure: {}", e.getClass().getName());
                pause();
            }
        }
    }

    private void work() throws InterruptedException {
        if (!jobs.runNext()) {
            jobs.awaitWork(LOOK_AGAIN);
        }
    }

    private void renew() throws InterruptedException {
        jobs.renewLeases();
        Thread.sleep(RENEW);
    }

    private void pause() {
        java.util.concurrent.locks.LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }

    @FunctionalInterface
    private interface Turn {
        void take() throws InterruptedException;
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        JdbcJobs jobs(
                JdbcClient sql,
                org.springframework.beans.factory.ObjectProvider<JobHandler> handlers,
                JobMetrics metrics) {
            return new JdbcJobs(sql, () -> handlers.stream().toList(), metrics);
        }

        @Bean
        JobRunner jobRunner(JdbcJobs jobs, JobMetrics metrics) {
            return new JobRunner(jobs, metrics);
        }
    }
}
