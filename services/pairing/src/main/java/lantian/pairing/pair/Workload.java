package lantian.pairing.pair;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How many children a caregiver looks after, day by day. A child counts once, however many pairs join the two. */
record Workload(List<Pair> pairs) {

    /** True if on no day of the wished pair there would be more children than the capacity; no capacity, no limit. */
    boolean hasRoomFor(Pair wish, @Nullable Integer capacity) {
        return capacity == null || mostOthersDuring(wish) < capacity;
    }

    private long mostOthersDuring(Pair wish) {
        var starts = pairs.stream().map(Pair::from).filter(wish::activeOn);
        return Stream.concat(Stream.of(wish.from()), starts)
                .distinct()
                .mapToLong(day -> othersOn(day, wish.child()))
                .max()
                .orElse(0);
    }

    private long othersOn(LocalDate day, ChildId besides) {
        return pairs.stream()
                .filter(pair -> pair.activeOn(day))
                .map(Pair::child)
                .filter(child -> !child.equals(besides))
                .distinct()
                .count();
    }
}
