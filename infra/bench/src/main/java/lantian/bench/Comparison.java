package lantian.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures two things in turns, so that whatever else the machine does meets both, and compares their medians. */
public record Comparison(String unit, Trial ours, Trial baseline) {

    private static final int ROUNDS = 5;

    /** One round; the number it returns is the figure. */
    public interface Trial {
        double run() throws Exception;
    }

    public void print(String name, String oursIs, String baselineIs) throws Exception {
        var own = new ArrayList<Double>();
        var other = new ArrayList<Double>();
        ours.run(); // both are warm before anything counts
        baseline.run();
        for (var round = 0; round < ROUNDS; round++) {
            own.add(ours.run());
            other.add(baseline.run());
        }
        System.out.printf(
                Locale.ROOT, "%s, median of %d interleaved rounds on %d processors%n", name, ROUNDS, processors());
        System.out.printf(Locale.ROOT, "  ours      %12.2f %-10s (%s)   %s%n", median(own), unit, oursIs, spread(own));
        System.out.printf(
                Locale.ROOT, "  baseline  %12.2f %-10s (%s)   %s%n", median(other), unit, baselineIs, spread(other));
        System.out.printf(Locale.ROOT, "  ratio     %12.2f%n", median(own) / median(other));
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().skip(figures.size() / 2).findFirst().orElseThrow();
    }

    private static String spread(List<Double> figures) {
        return String.format(
                Locale.ROOT,
                "%.2f–%.2f",
                figures.stream().min(Double::compare).orElseThrow(),
                figures.stream().max(Double::compare).orElseThrow());
    }
}
