package lantian.reporting.rollup;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Steps of many facts, summed by place and day. The figure of a place as of a day is the sum of its steps up to that day.
 *
 * <p>Addition forgets order, so facts may arrive in any: the old state of a fact is taken away and its new state added.
 */
public final class Steps {

    /** One step: what changes at a place from {@code day} on. */
    public record Step(Place place, LocalDate day) {}

    private final Map<Step, Integer> deltas = new HashMap<>();

    /**
     * Follows one fact through time.
     *
     * @param changes every day on which something about the fact can change; before the first it counts nowhere
     * @param at where the fact counts on such a day
     * @param sign 1 to add the fact, -1 to take it away
     */
    public void follow(SortedSet<LocalDate> changes, Function<LocalDate, Set<Place>> at, int sign) {
        Set<Place> before = Set.of();
        for (var day : changes) {
            var now = at.apply(day);
            for (var place : now) {
                if (!before.contains(place)) {
                    add(place, day, sign);
                }
            }
            for (var place : before) {
                if (!now.contains(place)) {
                    add(place, day, -sign);
                }
            }
            before = now;
        }
    }

    public void add(Place place, LocalDate day, int delta) {
        deltas.merge(new Step(place, day), delta, Steps::sumOrNothing);
    }

    /** Each step that is not zero. */
    public void forEach(BiConsumer<Step, Integer> consumer) {
        deltas.forEach(consumer);
    }

    public Map<Step, Integer> asMap() {
        return Map.copyOf(deltas);
    }

    public int size() {
        return deltas.size();
    }

    @SuppressWarnings("NullAway") // Map.merge removes the entry on null, which is what a zero wants
    private static Integer sumOrNothing(Integer one, Integer other) {
        int sum = one + other;
        return sum == 0 ? null : sum;
    }
}
