package lantian.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A server that was started, with its log.
 *
 * @param begin where in the log this run begins
 */
public record Running(Server server, Process process, Path log, long begin) {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** Prepares and starts it, and returns at once; both output streams are appended to the log. */
    public static Running start(Server server, Path log) throws IOException, InterruptedException {
        return start(server, log, List.of());
    }

    /** @param wrapper a command before the command, which must become it */
    public static Running start(Server server, Path log, List<String> wrapper)
            throws IOException, InterruptedException {
        server.prepare();
        Files.createDirectories(log.toAbsolutePath().getParent());
        var launch = server.launch();
        var command = Stream.concat(wrapper.stream(), launch.command().stream()).toList();
        var builder = new ProcessBuilder(command)
                .directory(launch.directory().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(launch.environment());
        var begin = Files.exists(log) ? Files.size(log) : 0;
        return new Running(server, builder.start(), log, begin);
    }

    /** @throws ServerFailed if it ends, or is not ready in time; it is stopped then */
    public Running awaitReady(Duration atMost) throws InterruptedException {
        var giveUp = Instant.now().plus(atMost);
        while (!server.ready()) {
            if (!process.isAlive()) {
                throw new ServerFailed(server.name(), "ended with code " + process.exitValue(), tail());
            }
            if (Instant.now().isAfter(giveUp)) {
                stop();
                throw new ServerFailed(server.name(), "was not ready after " + atMost.toSeconds() + " s", tail());
            }
            // the wait is for the end of the process, so a crash is noticed at once
            var _ = process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        }
        return this;
    }

    /** Asks it to end, and kills it after ten seconds. */
    public void stop() {
        stop(process.toHandle(), Duration.ofSeconds(10));
    }

    /** Ends a process with everything it started. */
    public static void stop(ProcessHandle process, Duration patience) {
        var children = process.descendants().toList();
        process.destroy();
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooSlow) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private List<String> tail() {
        try {
            var all = Files.readAllBytes(log);
            var from = (int) Math.min(begin, all.length);
            var lines = new String(all, from, all.length - from, StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - 15), lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says which server, what happened, and the end of its log. */
    public static final class ServerFailed extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String server;
        private final transient List<String> tail;

        ServerFailed(String server, String what, List<String> tail) {
            super(server + " " + what + "\n  " + String.join("\n  ", tail));
            this.server = server;
            this.tail = tail;
        }

        public String server() {
            return server;
        }

        public List<String> tail() {
            return tail;
        }
    }
}
