package lantian.servers;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionsTest {

    @TempDir
    Path folder;

    @Test
    void one_thing_is_done_once_and_does_not_wait_for_another() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var done = new AtomicInteger();
        var mark = folder.resolve("slow");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> {
                Distributions.once(mark, () -> {
                    begun.countDown();
                    passed(mayEnd);
                    done.incrementAndGet();
                });
                return true;
            });
            passed(begun);
            var again = threads.submit(() -> {
                Distributions.once(mark, done::incrementAndGet);
                return true;
            });
            try {
                var other = threads.submit(() -> {
                    Distributions.once(folder.resolve("other"), done::incrementAndGet);
                    return true;
                });
                assertThat(other.get(30, SECONDS)).isTrue();
            } finally {
                mayEnd.countDown();
            }
            assertThat(slow.get(30, SECONDS)).isTrue();
            assertThat(again.get(30, SECONDS)).isTrue();
        }
        assertThat(done).hasValue(2);
    }

    private static void passed(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
