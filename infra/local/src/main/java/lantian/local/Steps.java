package lantian.local;

import java.io.PrintStream;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Shows what goes on: a line for every step done, and on a terminal one that tells what is being waited for. */
final class Steps implements AutoCloseable {

    private static final String ERASE = "\r\u001b[2K";

    private final PrintStream out;
    private final Texts texts;
    private final boolean terminal;
    private final long began = System.nanoTime();
    private final Collection<String> waiting = new LinkedHashSet<>();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    Steps(PrintStream out, Texts texts, boolean terminal) {
        this.out = out;
        this.texts = texts;
        this.terminal = terminal;
        if (terminal) {
            var _ = ticker.scheduleAtFixedRate(this::tick, 300, 500, TimeUnit.MILLISECONDS);
        }
    }

    /** Does the step, and says how long it took. */
    <T> T step(String name, Callable<T> work) throws Exception {
        var start = System.nanoTime();
        change(() -> waiting.add(name));
        try {
            var result = work.call();
            line("  ✓ " + padded(name) + seconds(start));
            return result;
        } finally {
            change(() -> waiting.remove(name));
        }
    }

    /** A line of its own, above what is being waited for. */
    void line(String text) {
        change(() -> out.println(text));
    }

    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        change(waiting::clear);
    }

    private synchronized void change(Runnable change) {
        if (terminal) {
            out.print(ERASE);
        }
        change.run();
        out.flush();
    }

    private synchronized void tick() {
        if (!waiting.isEmpty()) {
            out.print(ERASE + "  … " + texts.say("waiting", String.join(", ", waiting), (int) seconds()));
            out.flush();
        }
    }

    /** Chinese characters take two columns. */
    private static String padded(String name) {
        var columns = name.codePoints().map(point -> point > 0x2e80 ? 2 : 1).sum();
        return name + " ".repeat(Math.max(1, 34 - columns));
    }

    private static String seconds(long start) {
        return String.format(Locale.ROOT, "%5.1f s", (System.nanoTime() - start) / 1e9);
    }
}
