package lantian.local;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import lantian.servers.Server;

/**
 * Starts again what died, a little later after each try, and gives up with a note that {@link Status} shows. Whoever starts or
 * stops servers ends the watcher first, so that it never works against them.
 */
final class Watcher {

    private static final long BETWEEN_LOOKS_MILLIS = 1_000;

    private final Stack stack;
    private final Processes processes;
    private final Texts texts;
    private final PrintStream log;
    private final Clock clock;
    private final Map<String, Restarts> restarts = new HashMap<>();
    private boolean ended;

    Watcher(Stack stack, Processes processes, Texts texts, PrintStream log, Clock clock) {
        this.stack = stack;
        this.processes = processes;
        this.texts = texts;
        this.log = log;
        this.clock = clock;
    }

    /** Until {@link #end}. */
    synchronized void run() throws InterruptedException {
        while (!ended) {
            for (var server : stack.all()) {
                look(server);
            }
            // lets go of the lock, so that end() never waits for longer than one start takes
            wait(BETWEEN_LOOKS_MILLIS);
        }
    }

    /** Returns when no start is under way any more. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    private void look(Server server) throws InterruptedException {
        try {
            if (!processes.died(server)) {
                restarts.computeIfPresent(server.name(), (_, tries) -> tries.living(clock.instant()));
                return;
            }
            var tries = restarts.getOrDefault(server.name(), Restarts.NONE);
            switch (tries.next(clock.instant())) {
                case Restarts.Now(var following) -> {
                    restarts.put(server.name(), following);
                    processes.start(server);
                    say("watcher.started", server, following.count());
                }
                case Restarts.Later _ -> {}
                case Restarts.Never _ -> giveUp(server, tries);
            }
        } catch (IOException failure) {
            say("watcher.failed", server, failure);
        }
    }

    private void giveUp(Server server, Restarts tries) throws IOException {
        processes.giveUp(server, texts.say("watcher.gave-up", name(server), tries.count(), server.name()));
        restarts.remove(server.name());
        say("watcher.gave-up", server, tries.count());
    }

    private void say(String key, Server server, Object what) {
        log.println(clock.instant() + " " + texts.say(key, name(server), String.valueOf(what), server.name()));
    }

    private String name(Server server) {
        return texts.server(server);
    }

    /** How often a server was started again, and when for the last time. */
    record Restarts(int count, Instant last) {

        static final Restarts NONE = new Restarts(0, Instant.EPOCH);

        private static final int MOST = 8;
        private static final long FIRST_PAUSE_SECONDS = 1;
        private static final long LONGEST_PAUSE_SECONDS = 30;
        /** Who lives that long is well again. */
        private static final long WELL_AFTER_SECONDS = 120;

        /** What to do about a dead server. */
        sealed interface Next {}

        record Now(Restarts following) implements Next {}

        record Later() implements Next {}

        record Never() implements Next {}

        Next next(Instant now) {
            if (count >= MOST) {
                return new Never();
            }
            return now.isBefore(last.plusSeconds(pause())) ? new Later() : new Now(new Restarts(count + 1, now));
        }

        /** Counted from the last start: a server that lived for a while is started at once. */
        private long pause() {
            return count == 0 ? 0 : Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS << (count - 1));
        }

        Restarts living(Instant now) {
            return now.isAfter(last.plusSeconds(WELL_AFTER_SECONDS)) ? NONE : this;
        }
    }
}
