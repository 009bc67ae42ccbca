package lantian.contactlog.obligation;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Something was noticed that asks for a visit (五必访), however many things at once.
 *
 * @param cause the contact or observation that names it
 * @param knownOn the day it was received; before it nobody knew of the visit
 * @param withdrawnOn the day a correction took it back
 */
public record Trigger(UUID cause, LocalDate on, LocalDate knownOn, Optional<LocalDate> withdrawnOn) {

    public static Trigger raised(UUID cause, LocalDate on, LocalDate knownOn) {
        return new Trigger(cause, on, knownOn, Optional.empty());
    }

    /** Named by a later version too, perhaps for another day. */
    public Trigger again(LocalDate on, LocalDate receivedOn) {
        return raised(cause, on, withdrawnOn.isPresent() ? receivedOn : knownOn);
    }

    /** Taken back by a correction; the first one to do so counts. */
    public Trigger withdrawn(LocalDate day) {
        return withdrawnOn.isPresent() ? this : new Trigger(cause, on, knownOn, Optional.of(day));
    }
}
