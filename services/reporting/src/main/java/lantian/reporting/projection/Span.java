package lantian.reporting.projection;

import java.time.LocalDate;
import java.util.Collection;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A dated fact: it holds on both of its days and between.
 *
 * @param to the last day, null while no end is known
 */
public record Span(LocalDate from, @Nullable LocalDate to) {

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    void addChangesTo(SortedSet<LocalDate> days) {
        days.add(from);
        if (to != null) {
            days.add(to.plusDays(1));
        }
    }

    static boolean anyCovers(Collection<Span> spans, LocalDate day) {
        return spans.stream().anyMatch(span -> span.covers(day));
    }
}
