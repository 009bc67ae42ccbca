package lantian.platform.messaging;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells this instance's relay that something was committed, so that it needn't wait for its next look. */
final class OutboxSignal {

    private final Semaphore given = new Semaphore(0);

    void give() {
        if (given.availablePermits() == 0) {
            given.release();
        }
    }

    /** Returns when one is given, or was since the last time, and after that time at the latest. */
    void await(Duration atMost) throws InterruptedException {
        if (given.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            given.drainPermits();
        }
    }
}
