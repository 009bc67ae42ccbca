package lantian.bench;

import java.util.Map;
import java.util.TreeMap;
import lantian.bench.events.Backlog;
import lantian.bench.events.Latency;
import lantian.bench.events.Projection;
import lantian.bench.stack.Contacts;
import lantian.bench.stack.Figures;
import lantian.bench.stack.Gateway;
import lantian.bench.stack.Neighbour;
import lantian.bench.stack.Rosters;

/** Chooses the benchmark by its name. */
public final class Main {

    private interface Benchmark {
        void run() throws Exception;
    }

    private static final Map<String, Benchmark> ALL = new TreeMap<>(Map.of(
            "outbox-latency", Latency::compare,
            "outbox-backlog", Backlog::compare,
            "inbox", Projection::compare,
            "gateway", Gateway::compare,
            "figures", Figures::compare,
            "contacts", Contacts::compare,
            "rosters", Rosters::compare,
            "neighbour", Neighbour::compare));

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        var chosen = arguments.length == 1 ? ALL.get(arguments[0]) : null;
        if (chosen == null) {
            System.err.println("Usage: infra/bench/run " + String.join(" | ", ALL.keySet()));
            System.exit(2);
            return;
        }
        chosen.run();
        System.exit(0);
    }
}
