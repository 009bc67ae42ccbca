package lantian.reporting.figures;

import java.util.EnumMap;
import java.util.Map;
import lantian.reporting.rollup.Measure;

/** What was counted for a row: states of the as-of day, and what lies in the period. Counts add; rates never do. */
public final class Counts {

    private final Map<Measure, Integer> states = new EnumMap<>(Measure.class);
    private final Map<Measure, Integer> inPeriod = new EnumMap<>(Measure.class);

    public int state(Measure measure) {
        return states.getOrDefault(measure, 0);
    }

    public int inPeriod(Measure measure) {
        return inPeriod.getOrDefault(measure, 0);
    }

    public void addState(Measure measure, int count) {
        states.merge(measure, count, Integer::sum);
    }

    public void addInPeriod(Measure measure, int count) {
        inPeriod.merge(measure, count, Integer::sum);
    }

    public void add(Counts other) {
        other.states.forEach(this::addState);
        other.inPeriod.forEach(this::addInPeriod);
    }

    /** Without children who are counted elsewhere; what was restated there is restated here. */
    public void takeAway(Counts elsewhere) {
        elsewhere.states.forEach((measure, count) -> addState(measure, measure == Measure.RESTATED ? count : -count));
    }

    public boolean isNothing() {
        return states.values().stream().allMatch(count -> count == 0)
                && inPeriod.values().stream().allMatch(count -> count == 0);
    }
}
