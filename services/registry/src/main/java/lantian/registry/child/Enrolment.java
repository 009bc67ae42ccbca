package lantian.registry.child;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 在校: from the first to the last day of belonging to the school, both included.
 *
 * @param reason why it ended, while {@code to} is known
 */
public record Enrolment(
        LocalDate from, @Nullable LocalDate to, @Nullable LeaveReason reason, Instant recordedAt) {

    static Enrolment since(LocalDate from, Instant now) {
        return new Enrolment(from, null, null, now);
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
