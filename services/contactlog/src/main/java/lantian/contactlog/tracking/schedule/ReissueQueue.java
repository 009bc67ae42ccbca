package lantian.contactlog.tracking.schedule;

import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import lantian.contactlog.tracking.PublishStandard;
import lantian.contactlog.tracking.ReissueRequests;
import lantian.contactlog.tracking.TrackObligations;
import lantian.platform.tenancy.County;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Issues again, school by school, in small transactions. What is done is noted with the children themselves, so that the next
 * round finds what a crash or another instance left undone.
 */
@Component
class ReissueQueue implements ReissueRequests, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReissueQueue.class);
    private static final int AT_ONCE = 200;
    private static final int ROUND_MINUTES = 5;

    private final TrackObligations obligations;
    private final PublishStandard standard;
    private final JdbcClient sql;
    private final County county;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("reissue").daemon().factory());
    private volatile boolean running;

    ReissueQueue(TrackObligations obligations, PublishStandard standard, JdbcClient sql, County county) {
        this.obligations = obligations;
        this.standard = standard;
        this.sql = sql;
        this.county = county;
    }

    @Override
    public void request(TenantId school) {
        afterCommit(() -> issueAgain(school));
    }

    @Override
    public void requestAll() {
        afterCommit(this::round);
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
                    worker.execute(work);
                }
            }
        });
    }

    private void round() {
        quietly("the county's standard", () -> Tenancy.asSystem(county.id(), standard::publishDefault));
        quietly(
                "the directory",
                () -> sql.sql("select id from school order by id")
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .list()
                        .forEach(school -> issueAgain(new TenantId(school))));
    }

    private void issueAgain(TenantId school) {
        quietly(
                "school " + school.value(),
                () -> Tenancy.asSystem(school, () -> {
                    boolean more = true;
                    while (running && more) {
                        more = obligations.issueOutdated(AT_ONCE);
                    }
                }));
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
