package lantian.contactlog.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A run of days, both ends included: an enrolment "from 1 March to 31 March" holds on both days. */
public record Days(LocalDate from, LocalDate to) {

    /** The end of a fact that still holds. */
    public static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);

    public Days {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("Days end on " + to + " before they begin on " + from);
        }
    }

    /** A fact as events and forms tell it: without an end it still holds. */
    public static Days of(LocalDate from, @Nullable LocalDate to) {
        return new Days(from, to == null ? FOREVER : to);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    public boolean contains(Days other) {
        return contains(other.from) && contains(other.to);
    }

    public boolean overlaps(Days other) {
        return !other.to.isBefore(from) && !other.from.isAfter(to);
    }

    public long length() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    public Stream<LocalDate> each() {
        return from.datesUntil(to.plusDays(1));
    }

    public Optional<Days> intersection(Days other) {
        return overlaps(other)
                ? Optional.of(new Days(later(from, other.from), earlier(to, other.to)))
                : Optional.empty();
    }

    /** The same days as separate runs in order: what overlaps or touches becomes one. */
    public static List<Days> union(Collection<Days> runs) {
        var merged = new ArrayList<Days>();
        for (var next : runs.stream().sorted(Comparator.comparing(Days::from)).toList()) {
            var last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && (last.to.equals(FOREVER) || !next.from.isAfter(last.to.plusDays(1)))) {
                merged.set(merged.size() - 1, new Days(last.from, later(last.to, next.to)));
            } else {
                merged.add(next);
            }
        }
        return List.copyOf(merged);
    }

    /** The days that both lists hold, as separate runs in order. */
    public static List<Days> intersection(Collection<Days> some, Collection<Days> others) {
        return union(some.stream()
                .flatMap(one -> others.stream().flatMap(other -> one.intersection(other).stream()))
                .toList());
    }

    public static LocalDate later(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? b : a;
    }

    public static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? b : a;
    }
}
