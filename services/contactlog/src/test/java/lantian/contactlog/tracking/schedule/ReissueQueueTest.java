package lantian.contactlog.tracking.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import lantian.contactlog.tracking.OutdatedSchools;
import lantian.platform.tenancy.County;
import lantian.platform.tenancy.TenantId;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Who gets a turn, in which order. */
@NullMarked
class ReissueQueueTest {

    private static final TenantId LARGE = new TenantId(new UUID(0, 1));
    private static final TenantId SMALL = new TenantId(new UUID(0, 2));

    private final OutdatedSchools schools = new OutdatedSchools();
    private final ReissueQueue queue = new ReissueQueue(
            schools.trackObligations(),
            schools.publishStandard(),
            () -> List.of(LARGE, SMALL),
            new County(new TenantId(new UUID(0, 9))));

    @BeforeEach
    void started() {
        queue.start();
    }

    @AfterEach
    void stopped() {
        schools.release();
        queue.stop();
    }

    @Test
    void a_large_school_keeps_no_small_one_waiting() {
        schools.with(LARGE, 3).with(SMALL, 1);

        inOneTransaction(() -> {
            queue.request(LARGE);
            queue.request(SMALL);
        });
        schools.release();

        await().untilAsserted(() -> assertThat(schools.turns).containsExactly(LARGE, SMALL, LARGE, LARGE));
    }

    @Test
    void a_school_that_waits_is_not_put_in_line_again() {
        inOneTransaction(() -> queue.request(LARGE));
        await().until(() -> schools.turns.size() == 1);

        inOneTransaction(() -> {
            queue.request(SMALL);
            queue.request(SMALL);
        });
        inOneTransaction(queue::requestAll);
        schools.release();

        // the round finds the small school served, and the large one may have been read before what is asked now
        await().untilAsserted(() -> assertThat(schools.turns).containsExactly(LARGE, SMALL, LARGE, SMALL));
    }

    @Test
    void nothing_is_done_for_a_transaction_that_is_rolled_back() {
        TransactionSynchronizationManager.initSynchronization();
        queue.request(LARGE);
        TransactionSynchronizationManager.clearSynchronization();
        schools.release();

        inOneTransaction(() -> queue.request(SMALL));

        await().untilAsserted(() -> assertThat(schools.turns).containsExactly(SMALL));
    }

    @Test
    void one_schools_trouble_keeps_no_other_waiting() {
        schools.broken(LARGE);
        schools.release();

        inOneTransaction(() -> {
            queue.request(LARGE);
            queue.request(SMALL);
        });

        await().untilAsserted(() -> assertThat(schools.turns).containsExactly(LARGE, SMALL));
    }

    private static void inOneTransaction(Runnable work) {
        TransactionSynchronizationManager.initSynchronization();
        try {
            work.run();
            TransactionSynchronizationManager.getSynchronizations().forEach(TransactionSynchronization::afterCommit);
        } finally {
            TransactionSynchronizationManager.clearSynchronization();
        }
    }
}
