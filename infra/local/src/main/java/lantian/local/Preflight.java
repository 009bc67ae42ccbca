package lantian.local;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lantian.servers.Distributions;
import lantian.servers.Ports;
import lantian.servers.Server;

/** What must be so before anything is started. The first thing that is not is said in one line. */
final class Preflight {

    private static final long NEEDED_MEGABYTES_EACH = 220;
    private static final long NEEDED_DISK_MEGABYTES = 1500;

    private final Layout layout;
    private final Texts texts;

    Preflight(Layout layout, Texts texts) {
        this.layout = layout;
        this.texts = texts;
    }

    /** @param starting the servers that do not run yet */
    void check(List<? extends Server> starting) throws IOException {
        folders();
        disk(usableMegabytes());
        memory(availableMegabytes(), starting.size() * NEEDED_MEGABYTES_EACH);
        ports(starting);
        postgresql(layout.data("postgresql"));
        kafka(layout.data("kafka"));
        for (var server : starting) {
            if (server instanceof BootServer application && !Files.exists(application.jar())) {
                throw new Refusal(texts.say("not-built", application.name()));
            }
        }
    }

    private void folders() throws IOException {
        for (var folder : List.of("data", "logs", "run", "apps")) {
            var wanted = layout.state().resolve(folder);
            try {
                Files.createDirectories(wanted);
            } catch (IOException e) {
                throw new Refusal(texts.say("folder", wanted));
            }
            if (!Files.isWritable(wanted)) {
                throw new Refusal(texts.say("folder", wanted));
            }
        }
    }

    void disk(long megabytes) {
        if (megabytes < NEEDED_DISK_MEGABYTES) {
            throw new Refusal(texts.say("disk", megabytes, NEEDED_DISK_MEGABYTES, layout.state()));
        }
    }

    void memory(long available, long needed) {
        if (available < needed) {
            throw new Refusal(texts.say("memory", available, needed));
        }
    }

    private void ports(List<? extends Server> starting) {
        for (var server : starting) {
            for (var port : server.ports()) {
                if (Ports.taken(port)) {
                    throw new Refusal(texts.say("port", port, texts.server(server)));
                }
            }
        }
    }

    private void postgresql(Path data) throws IOException {
        if (empty(data)) {
            return;
        }
        if (!Files.exists(layout.secrets())) {
            throw new Refusal(
                    texts.say("secrets-lost", layout.secrets(), layout.state().resolve("data")));
        }
        var version = data.resolve("PG_VERSION");
        var complete = Stream.of("PG_VERSION", "global/pg_control", "postgresql.conf", "base")
                .allMatch(part -> Files.exists(data.resolve(part)));
        if (!complete) {
            throw new Refusal(texts.say("data-broken", texts.say("server.postgresql"), data));
        }
        var ours = Distributions.version("postgresql");
        var major = ours.substring(0, ours.indexOf('.'));
        var theirs = Files.readString(version).strip();
        if (!theirs.equals(major)) {
            throw new Refusal(texts.say("data-version", data, theirs, major));
        }
    }

    private void kafka(Path data) throws IOException {
        var log = data.resolve("log");
        if (!empty(log) && !Files.exists(log.resolve("meta.properties"))) {
            throw new Refusal(texts.say("data-broken", texts.say("server.kafka"), data));
        }
    }

    private static boolean empty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private long usableMegabytes() throws IOException {
        return Files.getFileStore(layout.state()).getUsableSpace() >> 20;
    }

    /** What can be had without swapping, and no more than a container's limit. */
    private static long availableMegabytes() throws IOException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var limit = system.getTotalMemorySize() >> 20;
        var meminfo = Path.of("/proc/meminfo");
        return Files.exists(meminfo)
                ? Math.min(limit, kilobytes(Files.readAllLines(meminfo), "MemAvailable:") >> 10)
                : limit;
    }

    private static long kilobytes(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }
}
