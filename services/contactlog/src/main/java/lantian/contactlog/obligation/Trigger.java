package lantian.contactlog.obligation;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Something was noticed that asks for a visit (五必访), however many things at once.
 *
 * @param cause the contact or observation that names it
 * @param withdrawnOn the day a correction took it back
 */
public record Trigger(UUID cause, LocalDate on, Optional<LocalDate> withdrawnOn) {

    /** Taken back by a correction; the first one to do so counts. */
    public Trigger withdrawn(LocalDate day) {
        return withdrawnOn.isPresent() ? this : new Trigger(cause, on, Optional.of(day));
    }
}
