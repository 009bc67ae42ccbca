package lantian.bench.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How much processor time the processes of the stack took, each with those that it started, as the operating system says. */
final class Processors {

    private static final Pattern LINE = Pattern.compile("^\\s+(\\S+)\\s.*\\bpid (\\d+)\\b.*$");
    private static final Path PROCESSES = Path.of("/proc");
    /** Of Linux, for every processor it runs on. */
    private static final double MILLIS_OF_A_TICK = 10;

    private final Map<String, Long> roots = new LinkedHashMap<>();

    Processors(LocalStack stack) throws IOException, InterruptedException {
        for (var line : stack.status().lines().toList()) {
            var matcher = LINE.matcher(line);
            // on a fresh stack the watcher still makes archives of the services, which nothing that is measured asks
            // for
            if (matcher.matches() && !matcher.group(1).equals("watcher")) {
                roots.put(matcher.group(1), Long.parseLong(matcher.group(2)));
            }
        }
    }

    /** What one thing costs, per process and in all. */
    interface Work {
        /** @return how often it was done */
        long run() throws Exception;
    }

    /** Does the work and prints what each time cost. */
    void print(String name, Work work) throws Exception {
        var before = millis();
        var began = System.nanoTime();
        var done = work.run();
        var seconds = (System.nanoTime() - began) / 1e9;
        var after = millis();
        System.out.printf(
                Locale.ROOT,
                "%s: %,d in %.1f s, %.0f/s; processor time of each, in ms%n",
                name,
                done,
                seconds,
                done / seconds);
        var all = 0.0;
        for (var one : after.entrySet()) {
            var each = (one.getValue() - before.getOrDefault(one.getKey(), 0.0)) / done;
            all += each;
            if (each >= 0.005) {
                System.out.printf(Locale.ROOT, "  %-12s %8.2f%n", one.getKey(), each);
            }
        }
        System.out.printf(Locale.ROOT, "  %-12s %8.2f%n", "all", all);
    }

    private Map<String, Double> millis() throws IOException {
        var own = new LinkedHashMap<Long, Stat>();
        try (Stream<Path> all = Files.list(PROCESSES)) {
            for (var path : all.toList()) {
                var name = path.getFileName().toString();
                if (name.chars().allMatch(Character::isDigit)) {
                    stat(Long.parseLong(name), own);
                }
            }
        }
        var sums = new LinkedHashMap<String, Double>();
        roots.forEach((name, root) -> sums.put(
                name,
                own.entrySet().stream()
                        .filter(one -> descends(one.getKey(), root, own))
                        .mapToDouble(one -> one.getValue().millis(one.getKey().equals(root)))
                        .sum()));
        return sums;
    }

    private static boolean descends(long one, long root, Map<Long, Stat> all) {
        var at = one;
        for (var stat = all.get(at); stat != null && at > 1; stat = all.get(at)) {
            if (at == root) {
                return true;
            }
            at = stat.parent();
        }
        return false;
    }

    private record Stat(long parent, long ticks, long ticksOfTheDead) {

        double millis(boolean withTheDead) {
            return (ticks + (withTheDead ? ticksOfTheDead : 0)) * MILLIS_OF_A_TICK;
        }
    }

    private static void stat(long process, Map<Long, Stat> into) throws IOException {
        try {
            var line = Files.readString(PROCESSES.resolve(process + "/stat"), StandardCharsets.ISO_8859_1);
            var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            into.put(
                    process,
                    new Stat(
                            Long.parseLong(fields[1]),
                            Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                            Long.parseLong(fields[13]) + Long.parseLong(fields[14])));
        } catch (NoSuchFileException ended) {
            // between the list and the look
        }
    }
}
