package lantian.registry.job.persistence;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import lantian.registry.job.JobHandler;
import lantian.registry.job.Jobs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Jobs as rows with leases. A lease is renewed while its holder lives and runs out ten seconds after it died; claiming happens
 * outside any transaction, so a job's own transactions can be as many as it needs.
 *
 * <p>Schools take turns: next is the one that was served longest ago, however many jobs the others have, and of one school and
 * kind one job runs at a time in all replicas together.
 */
class JdbcJobs implements Jobs {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcJobs.class);
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final int LONGEST_PAUSE_SECONDS = 60;

    private final JdbcClient sql;
    private final Supplier<List<JobHandler>> handlers;
    private final JobMetrics metrics;
    private final Map<UUID, Lease> running = new ConcurrentHashMap<>();
    private final Semaphore wakeUps = new Semaphore(0);

    /** @param handlers asked when needed, because what handlers use enqueues jobs itself */
    JdbcJobs(JdbcClient sql, Supplier<List<JobHandler>> handlers, JobMetrics metrics) {
        this.sql = sql;
        this.handlers = handlers;
        this.metrics = metrics;
    }

    /** @param served when the school's turn was before, null if it never was */
    private record Turn(
            String kind,
            UUID tenant,
            UUID subject,
            @Nullable OffsetDateTime served) {}

    private record Lease(UUID id, String kind, UUID tenant, UUID subject, long generation, int attempts) {}

    @Override
    public void enqueue(String kind, UUID subject) {
        sql.sql("""
                insert into job (kind, tenant, subject) values (?, ?, ?)
                on conflict (kind, tenant, subject)
                do update set due_at = now(), attempts = 0, generation = job.generation + 1
                """).params(kind, Tenancy.tenant().value(), subject).update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wakeUps.release();
            }
        });
    }

    @Override
    public void safeguard(String kind, UUID subject) {
        insert(kind, subject, LEASE.toSeconds());
    }

    @Override
    public void later(String kind, UUID subject, Duration pause) {
        insert(kind, subject, pause.toSeconds());
    }

    private void insert(String kind, UUID subject, long inSeconds) {
        sql.sql("""
                insert into job (kind, tenant, subject, due_at) values (?, ?, ?, now() + make_interval(secs => ?))
                on conflict (kind, tenant, subject)
                do update set due_at = excluded.due_at, attempts = 0, generation = job.generation + 1
                """).params(kind, Tenancy.tenant().value(), subject, inSeconds).update();
    }

    @Override
    public void tryNow(String kind, UUID subject) {
        claim(kind, Tenancy.tenant().value(), subject).ifPresent(this::run);
    }

    /** @return whether there was one to be done */
    boolean runNext() {
        for (var turn = nextTurn(); turn.isPresent(); turn = nextTurn()) {
            var next = turn.get();
            // lost to somebody who gave the school its turn meanwhile: look again
            var lease = takes(next) ? claim(next.kind(), next.tenant(), next.subject()) : Optional.<Lease>empty();
            if (lease.isPresent()) {
                run(lease.get());
                return true;
            }
        }
        return false;
    }

    private Optional<Turn> nextTurn() {
        return sql.sql("""
                select kind, tenant, subject, served from job left join job_turn using (tenant)
                where due_at <= now() and (leased_until is null or leased_until < now())
                    and not exists (
                        select from job other
                        where other.kind = job.kind and other.tenant = job.tenant and other.leased_until >= now())
                order by served nulls first, due_at limit 1
                """)
                .query((row, _) -> new Turn(
                        row.getString("kind"),
                        row.getObject("tenant", UUID.class),
                        row.getObject("subject", UUID.class),
                        row.getObject("served", OffsetDateTime.class)))
                .optional();
    }

    /** Of several who saw the same turn one takes it, so that what they saw of the school still holds for him. */
    private boolean takes(Turn turn) {
        return sql.sql("""
                insert into job_turn (tenant, served) values (?, clock_timestamp())
                on conflict (tenant) do update set served = excluded.served where job_turn.served = ?
                """).param(turn.tenant()).param(turn.served()).update() == 1;
    }

    boolean awaitWork(Duration longest) throws InterruptedException {
        return wakeUps.tryAcquire(longest.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
    }

    void renewLeases() {
        if (!running.isEmpty()) {
            sql.sql("update job set leased_until = now() + make_interval(secs => ?) where leased_by = any(?)")
                    .params(LEASE.toSeconds(), running.keySet().toArray(UUID[]::new))
                    .update();
        }
    }

    private Optional<Lease> claim(String kind, UUID tenant, UUID subject) {
        var id = UUID.randomUUID();
        var lease = sql.sql("""
                update job set leased_by = :id, leased_until = now() + make_interval(secs => :lease)
                where kind = :kind and tenant = :tenant and subject = :subject
                    and (leased_until is null or leased_until < now())
                returning generation, attempts
                """)
                .param("id", id)
                .param("lease", LEASE.toSeconds())
                .param("kind", kind)
                .param("tenant", tenant)
                .param("subject", subject)
                .query((row, _) -> new Lease(id, kind, tenant, subject, row.getLong(1), row.getInt(2)))
                .optional();
        lease.ifPresent(held -> running.put(id, held));
        return lease;
    }

    private void run(Lease lease) {
        try {
            var handler = handlers.get().stream()
                    .filter(each -> each.kind().equals(lease.kind()))
                    .findFirst()
                    .orElse(null);
            if (handler == null) {
                LOG.error("nobody does jobs of kind {}", lease.kind());
                postpone(lease);
            } else {
                attempt(handler, lease);
            }
        } finally {
            running.remove(lease.id());
        }
    }

    private void attempt(JobHandler handler, Lease lease) {
        try {
            Tenancy.asSystem(new TenantId(lease.tenant()), () -> handler.run(lease.subject()));
            finish(lease);
        } catch (RuntimeException e) {
            // the class says enough; messages of others may carry names
            LOG.warn(
                    "job {} {} will be tried again: {}",
                    lease.kind(),
                    lease.subject(),
                    e.getClass().getName());
            LOG.debug("job {} {}", lease.kind(), lease.subject(), e);
            failed(handler, lease, lease.attempts() + 1 >= handler.mostAttempts());
        } catch (Error e) {
            LOG.error(
                    "job {} {} broke: {}",
                    lease.kind(),
                    lease.subject(),
                    e.getClass().getName());
            metrics.broke();
            // tried again it would break again, and others with it; only what must happen in the end is
            failed(handler, lease, handler.mostAttempts() < Integer.MAX_VALUE);
        }
    }

    private void failed(JobHandler handler, Lease lease, boolean forGood) {
        if (forGood) {
            Tenancy.asSystem(new TenantId(lease.tenant()), () -> handler.giveUp(lease.subject()));
            finish(lease);
        } else {
            postpone(lease);
        }
    }

    private void finish(Lease lease) {
        var done = sql.sql("delete from job where leased_by = ? and generation = ?")
                .params(lease.id(), lease.generation())
                .update();
        if (done == 0) {
            sql.sql("update job set leased_by = null, leased_until = null where leased_by = ?")
                    .params(lease.id())
                    .update();
        }
    }

    private void postpone(Lease lease) {
        var pause = Math.min(LONGEST_PAUSE_SECONDS, 1 << Math.min(lease.attempts(), 6));
        sql.sql("""
                update job set leased_by = null, leased_until = null, attempts = attempts + 1,
                    due_at = case when generation = ? then now() + make_interval(secs => ?) else due_at end
                where leased_by = ?
                """).params(lease.generation(), pause, lease.id()).update();
    }
}
