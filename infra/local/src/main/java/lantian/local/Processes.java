package lantian.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lantian.servers.Running;
import lantian.servers.Server;

/** The servers' processes, which live on when the command that started them has ended. */
final class Processes {

    private static final long LOG_LIMIT = 20L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Layout layout;

    Processes(Layout layout) {
        this.layout = layout;
    }

    /** Starts it in a session of its own, so that neither Ctrl-C nor the end of the terminal reaches it. */
    Running start(Server server) throws IOException, InterruptedException {
        var log = layout.log(server.name());
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling(server.name() + ".old.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        var running =
                Running.start(server, log, Files.exists(Path.of("/usr/bin/setsid")) ? List.of("setsid") : List.of());
        Files.createDirectories(layout.run());
        Files.deleteIfExists(note(server));
        var process = running.process().toHandle();
        var noted = Files.createTempFile(layout.run(), server.name(), null);
        Files.writeString(noted, process.pid() + " " + began(process).toEpochMilli());
        Files.move(noted, pidFile(server), StandardCopyOption.ATOMIC_MOVE);
        return running;
    }

    /** Its process, if the one that was started is still there; a number given to another process since is not it. */
    Optional<ProcessHandle> find(Server server) throws IOException {
        if (!Files.exists(pidFile(server))) {
            return Optional.empty();
        }
        var noted = Files.readString(pidFile(server)).strip().split(" ");
        if (noted.length != 2) {
            return Optional.empty();
        }
        var began = Instant.ofEpochMilli(Long.parseLong(noted[1]));
        return ProcessHandle.of(Long.parseLong(noted[0]))
                .filter(process -> Duration.between(began, began(process)).abs().toSeconds() < 3)
                .filter(process -> !unreaped(process));
    }

    /** Whether it was started, nobody has stopped it, and its process is gone. */
    boolean died(Server server) throws IOException {
        return Files.exists(pidFile(server)) && find(server).isEmpty();
    }

    /** Leaves it alone from now on, with a note that says why. */
    void giveUp(Server server, String why) throws IOException {
        Files.writeString(note(server), why);
        Files.deleteIfExists(pidFile(server));
    }

    /** Why it was given up, if it was. */
    Optional<String> givenUp(Server server) throws IOException {
        return Files.exists(note(server)) ? Optional.of(Files.readString(note(server))) : Optional.empty();
    }

    /** Whether it runs, in its newest version, and answers. */
    boolean healthy(Server server) throws IOException {
        var process = find(server);
        return process.isPresent()
                && server.isNewest(process.get().info().commandLine().orElse(""))
                && server.ready();
    }

    /** Ends it in order if it runs, and by force if that takes too long. */
    void stop(Server server) throws IOException, InterruptedException {
        var found = find(server);
        if (found.isPresent()) {
            var process = found.get();
            var signal = new ProcessBuilder("kill", "-" + server.goodbye(), Long.toString(process.pid())).start();
            signal.waitFor();
            if (!gone(process)) {
                Running.stop(process, Duration.ofSeconds(1));
            }
        }
        Files.deleteIfExists(pidFile(server));
        Files.deleteIfExists(note(server));
    }

    /** Resident memory in megabytes, with all children. */
    static long megabytes(ProcessHandle process) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(process), process.descendants())
                        .mapToLong(one -> kilobytes(one.pid()))
                        .sum()
                / 1024;
    }

    /** Without what is shared with others, where the system says so: PostgreSQL's processes share most. */
    private static long kilobytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | java.io.UncheckedIOException notLinux) {
            return 0;
        }
    }

    private static boolean gone(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (java.util.concurrent.TimeoutException | java.util.concurrent.ExecutionException stillThere) {
            return false;
        }
    }

    private static boolean unreaped(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException notLinux) {
            return false;
        }
    }

    private static Instant began(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private Path pidFile(Server server) {
        return layout.run().resolve(server.name() + ".pid");
    }

    private Path note(Server server) {
        return layout.run().resolve(server.name() + ".given-up");
    }
}
