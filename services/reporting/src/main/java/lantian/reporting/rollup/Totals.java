package lantian.reporting.rollup;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The steps of a school as nodes of a {@link DayTree}, once for everything and once for each term, so that the figures as of
 * any day, over a period that begins with a term, are the sum of a few nodes.
 *
 * <p>What lies on a day of its own counts in its term from that day on: then a period that ends with the as-of day needs no
 * other bound.
 */
public final class Totals {

    /** Stands for all days, where figures are not bound to a period. */
    public static final LocalDate ALL = LocalDate.of(1, 1, 1);

    public record Node(LocalDate since, int number) {}

    private final Map<Node, Map<Measure, Integer>> nodes = new HashMap<>();

    /** @param termStart the first day of the term that contains a day */
    public static Totals of(Steps steps, UnaryOperator<LocalDate> termStart) {
        var totals = new Totals();
        steps.forEach((step, delta) -> {
            var place = step.place();
            if (place.unit().kind() != Unit.Kind.SCHOOL) {
                return;
            }
            if (place.measure().shownForAnyPeriod()) {
                totals.add(ALL, step.day(), place.measure(), delta);
            }
            var onDay = place.onDay();
            if (onDay != null) {
                var from = step.day().isBefore(onDay) ? onDay : step.day();
                totals.add(termStart.apply(onDay), from, place.measure(), delta);
            }
        });
        return totals;
    }

    public Map<Node, Map<Measure, Integer>> nodes() {
        return nodes;
    }

    private void add(LocalDate since, LocalDate day, Measure measure, int delta) {
        for (int number : DayTree.nodesOfStep(day)) {
            nodes.computeIfAbsent(new Node(since, number), _ -> new EnumMap<>(Measure.class))
                    .merge(measure, delta, Integer::sum);
        }
    }
}
