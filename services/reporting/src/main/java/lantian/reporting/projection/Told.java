package lantian.reporting.projection;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** One version of a dated fact, and the day on which it was announced: before that day nobody could know it. */
public interface Told {

    long version();

    LocalDate toldOn();

    /** All versions of both, each once, as first told; oldest first. */
    static <T extends Told> List<T> union(List<T> some, List<T> others) {
        var all = new TreeMap<Long, T>();
        some.forEach(one -> all.put(one.version(), one));
        others.forEach(one ->
                all.merge(one.version(), one, (mine, other) -> other.toldOn().isBefore(mine.toldOn()) ? other : mine));
        return List.copyOf(all.values());
    }

    /** What was known at the end of a day. */
    static <T extends Told> Optional<T> knownOn(List<T> versions, LocalDate day) {
        return versions.stream().filter(one -> !one.toldOn().isAfter(day)).reduce((_, later) -> later);
    }
}
