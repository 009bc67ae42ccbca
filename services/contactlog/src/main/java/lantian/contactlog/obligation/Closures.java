package lantian.contactlog.obligation;

import java.util.List;
import lantian.contactlog.calendar.Days;
import lantian.contactlog.calendar.SchoolCalendar;

/** The times in which a school was closed (停课), overlapping ones joined. */
public record Closures(List<Days> closed) {

    public static final Closures NONE = new Closures(List.of());

    public Closures {
        closed = Days.union(closed);
    }

    boolean cover(Days window) {
        return closed.stream().anyMatch(closure -> closure.contains(window));
    }

    /** A window that overlaps closures ends later by as many school days as they took from it. */
    Days extend(Days window, SchoolCalendar calendar) {
        if (cover(window)) {
            return window;
        }
        int lost = Days.intersection(closed, List.of(window)).stream()
                .mapToInt(calendar::schoolDaysIn)
                .sum();
        return new Days(window.from(), calendar.schoolDaysAfter(window.to(), lost, closed));
    }
}
