package lantian.demo.load;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Eight people at work at a time; each step says how far it is. */
final class Crew implements AutoCloseable {

    private static final int AT_A_TIME = 8;
    private static final int LINES_PER_STEP = 4;

    private final ExecutorService people =
            Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory());
    private final Texts texts;
    private final Consumer<String> progress;

    Crew(Texts texts, Consumer<String> progress) {
        this.texts = texts;
        this.progress = progress;
    }

    /**
     * Does the work on each item; the first failure ends the step.
     *
     * @param work says whether something new came of it
     */
    <T> void each(String step, Collection<T> items, Predicate<T> work) {
        var start = System.nanoTime();
        var done = new AtomicInteger();
        var fresh = new AtomicInteger();
        var portion = Math.max(500, items.size() / LINES_PER_STEP + 1);
        List<Callable<Boolean>> tasks = items.stream()
                .<Callable<Boolean>>map(item -> () -> {
                    if (work.test(item)) {
                        fresh.incrementAndGet();
                    }
                    var count = done.incrementAndGet();
                    if (count % portion == 0 && count < items.size()) {
                        progress.accept(texts.say("some", texts.say(step), count, items.size()));
                    }
                    return true;
                })
                .toList();
        finish(tasks);
        var seconds = "%.1f".formatted((System.nanoTime() - start) / 1e9);
        progress.accept(texts.say("done", texts.say(step), items.size(), fresh.get(), seconds));
    }

    private void finish(List<Callable<Boolean>> tasks) {
        try {
            var running = tasks.stream().map(people::submit).toList();
            for (var task : running) {
                task.get();
            }
        } catch (ExecutionException e) {
            people.shutdownNow();
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            people.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        people.shutdownNow();
    }
}
