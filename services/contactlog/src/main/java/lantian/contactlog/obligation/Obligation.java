package lantian.contactlog.obligation;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.calendar.Days;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.standard.ContactKind;

/**
 * One contact owed to a child.
 *
 * @param window names the window; obligations of one window differ by {@code number}
 * @param days opensOn to dueOn
 * @param graceUntil dueOn + E: entered by the end of this day is in time
 * @param lateUntil dueOn + L: done by this day is late, never is missed
 * @param cause the contact or observation that raised it
 */
public record Obligation(
        ObligationId id,
        ChildId child,
        String rule,
        ContactKind kind,
        String window,
        int number,
        Days days,
        LocalDate graceUntil,
        LocalDate lateUntil,
        int standardVersion,
        Optional<UUID> cause,
        Optional<Voided> voided) {

    /** Void (作废) from a day on; a contact made before it still counts. */
    public record Voided(LocalDate from, Reason reason) {}

    /** Why nothing is owed any more. */
    public enum Reason {
        /** The school was closed during the whole window. */
        CLOSED,
        /** The child left, or is no longer one for whom the rule is. */
        LEFT,
        /** The contact that raised it was corrected and names no trigger any more. */
        TRIGGER_WITHDRAWN,
        /** By the facts as known now it should never have been issued. */
        WITHDRAWN
    }

    public LocalDate opensOn() {
        return days.from();
    }

    public LocalDate dueOn() {
        return days.to();
    }

    public boolean voidOn(LocalDate day) {
        return voided.filter(since -> !since.from().isAfter(day)).isPresent();
    }

    Obligation withdrawn() {
        return voided(new Voided(opensOn(), Reason.WITHDRAWN));
    }

    Obligation voided(Voided since) {
        return new Obligation(
                id,
                child,
                rule,
                kind,
                window,
                number,
                days,
                graceUntil,
                lateUntil,
                standardVersion,
                cause,
                Optional.of(since));
    }
}
