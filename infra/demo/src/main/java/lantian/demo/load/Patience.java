package lantian.demo.load;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks again until there is an answer. */
final class Patience {

    private static final Duration PAUSE = Duration.ofMillis(150);

    private Patience() {}

    /** @throws IllegalStateException when there is none in time */
    static <T> T until(String what, Duration atMost, Supplier<Optional<T>> answer) {
        var end = Instant.now().plus(atMost);
        while (true) {
            var given = answer.get();
            if (given.isPresent()) {
                return given.get();
            }
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException(what + " did not come about within " + atMost.toSeconds() + " s");
            }
            pause();
        }
    }

    static void pause() {
        try {
            var _ = new CountDownLatch(1).await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
