package lantian.local;

import java.io.IOException;
import java.io.PrintStream;
import java.util.stream.Collectors;
import lantian.servers.Server;

/** What runs, where, and how much memory it takes; who can sign in. */
record Status(Layout layout, Texts texts, Stack stack, Processes processes, WatcherProcess watcher) {

    /** @return 0 if everything runs */
    int print(PrintStream out) throws IOException {
        long megabytes = 0;
        var complete = true;
        for (var server : stack.all()) {
            var process = processes.find(server);
            var memory = process.map(Processes::megabytes).orElse(0L);
            var givenUp = processes.givenUp(server);
            var state = process.isPresent()
                    ? server.ready() ? "ready" : "starting"
                    : givenUp.isPresent() ? "given-up" : "stopped";
            out.println(line(server, state, process.map(ProcessHandle::pid).orElse(0L), memory));
            givenUp.ifPresent(why -> out.println("      ! " + why));
            megabytes += memory;
            complete &= state.equals("ready");
        }
        var watching = processes.find(watcher);
        var memory = watching.map(Processes::megabytes).orElse(0L);
        out.println(line(
                watcher,
                watching.isEmpty() ? "stopped" : "ready",
                watching.map(ProcessHandle::pid).orElse(0L),
                memory));
        megabytes += memory;
        if (complete && watching.isEmpty()) {
            out.println("      ! " + texts.say("watcher.away"));
            complete = false;
        }
        out.println();
        out.println("  " + texts.say("memory-total", megabytes));
        if (complete) {
            out.println("  " + texts.say("address", stack.address()));
            accounts(out);
        }
        return complete ? 0 : 3;
    }

    void accounts(PrintStream out) throws IOException {
        out.println("  " + texts.say("accounts", stack.demoPassword()));
        out.println("  " + texts.say("accounts-exempt"));
        for (var account : new Accounts(layout, texts).all()) {
            out.println("    " + padded(account.username(), 24) + account.role());
        }
    }

    private String line(Server server, String state, long pid, long megabytes) {
        var ports = server.ports().stream().map(String::valueOf).collect(Collectors.joining(" "));
        var running = pid == 0 ? "" : padded("pid " + pid, 14) + padded(megabytes + " MB", 9);
        return ("  " + padded(texts.server(server), 22)
                        + padded(texts.say("state." + state), 12)
                        + padded(ports, 12)
                        + running)
                .stripTrailing();
    }

    /** Chinese characters take two columns. */
    private static String padded(String text, int columns) {
        var taken = text.codePoints().map(point -> point > 0x2e80 ? 2 : 1).sum();
        return text + " ".repeat(Math.max(1, columns - taken));
    }
}
