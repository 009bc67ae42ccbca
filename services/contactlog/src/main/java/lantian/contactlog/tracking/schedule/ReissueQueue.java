package lantian.contactlog.tracking.schedule;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import lantian.contactlog.tracking.PublishStandard;
import lantian.contactlog.tracking.ReissueRequests;
import lantian.contactlog.tracking.TrackObligations;
import lantian.platform.tenancy.County;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import lantian.platform.tenancy.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Issues again in small transactions, the schools taking turns. What is left to do stands in no queue but with the children
 * themselves, by which rules they were issued: it survives a crash, every round of every instance finds it, and doing it twice
 * changes nothing. A school that waits for its turn is not put in line again.
 */
@Component
class ReissueQueue implements ReissueRequests, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReissueQueue.class);
    private static final int AT_ONCE = 200;
    private static final int ROUND_MINUTES = 5;

    private final TrackObligations obligations;
    private final PublishStandard standard;
    private final Tenants schools;
    private final County county;
    private final Set<TenantId> waiting = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("reissue").daemon().factory());
    private volatile boolean running;

    ReissueQueue(TrackObligations obligations, PublishStandard standard, Tenants schools, County county) {
        this.obligations = obligations;
        this.standard = standard;
        this.schools = schools;
        this.county = county;
    }

    @Override
    public void request(TenantId school) {
        afterCommit(() -> line(school));
    }

    @Override
    public void requestAll() {
        afterCommit(() -> worker.execute(this::round));
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        var _ = worker.scheduleWithFixedDelay(this::round, 0, ROUND_MINUTES, TimeUnit.MINUTES);
    }

    private void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                if (running) {
                    work.run();
                }
            }
        });
    }

    private void round() {
        quietly("the county's standard", () -> Tenancy.asSystem(county.id(), standard::publishDefault));
        quietly("the directory", () -> schools.all().forEach(this::line));
    }

    private void line(TenantId school) {
        if (waiting.add(school)) {
            worker.execute(() -> turn(school));
        }
    }

    /** From here on a request is one more turn: this one may have read already what the request is about. */
    private void turn(TenantId school) {
        waiting.remove(school);
        quietly("school " + school.value(), () -> {
            var more = Tenancy.asSystem(school, () -> obligations.issueOutdated(AT_ONCE));
            if (running && more) {
                line(school);
            }
        });
    }

    /** One school's trouble must not keep the others waiting; the next round tries again. */
    private void quietly(String what, Runnable work) {
        if (running) {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warn("issuing again for {} failed, it is tried again in {} minutes", what, ROUND_MINUTES, e);
            }
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        worker.shutdown();
        try {
            if (!worker.awaitTermination(20, TimeUnit.SECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
