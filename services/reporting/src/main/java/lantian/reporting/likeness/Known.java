package lantian.reporting.likeness;

import java.time.LocalDate;
import java.util.Set;
import lantian.reporting.projection.Span;
import org.jspecify.annotations.Nullable;

/** An enrolment as it is or was known. */
record Known(ChildKey key, @Nullable Span enrolled, Set<String> likenesses) {

    boolean covers(LocalDate day) {
        return enrolled != null && enrolled.covers(day);
    }

    /** Who is known to leave on a day is no question on that day any more. */
    boolean stays(LocalDate day) {
        return covers(day) && covers(day.plusDays(1));
    }
}
