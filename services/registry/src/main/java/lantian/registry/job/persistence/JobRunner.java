package lantian.registry.job.persistence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lantian.registry.job.JobHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two threads that do jobs and one that keeps their leases alive. */
class JobRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final int WORKERS = 2;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration RENEW = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final JdbcJobs jobs;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    JobRunner(JdbcJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public void start() {
        running = true;
        for (int i = 0; i < WORKERS; i++) {
            threads.add(Thread.ofVirtual().name("jobs-" + i).start(() -> forever(this::work)));
        }
        threads.add(Thread.ofVirtual().name("jobs-leases").start(() -> forever(this::renew)));
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        try {
            for (var thread : threads) {
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

    private void forever(Turn turn) {
        while (running) {
            try {
                turn.take();
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException e) {
                LOG.warn("jobs wait for the database: {}", e.getClass().getSimpleName());
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
        new java.util.concurrent.CountDownLatch(1).await(RENEW.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
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
        JdbcJobs jobs(JdbcClient sql, org.springframework.beans.factory.ObjectProvider<JobHandler> handlers) {
            return new JdbcJobs(sql, () -> handlers.stream().toList());
        }

        @Bean
        JobRunner jobRunner(JdbcJobs jobs) {
            return new JobRunner(jobs);
        }
    }
}
