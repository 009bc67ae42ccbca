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
 * @param calendarDue dueOn as it would be without the school's closures
 * @param graceUntil dueOn + E: entered by the end of this day is in time
 * @param lateUntil dueOn + L: done by this day is late, never is missed
 * @param cause what raised it, if it is no window of a term
 */
public record Obligation(
        ObligationId id,
        ChildId child,
        String rule,
        ContactKind kind,
        String window,
        int number,
        Days days,
        LocalDate calendarDue,
        LocalDate graceUntil,
        LocalDate lateUntil,
        int standardVersion,
        Optional<Cause> cause,
        Optional<Voided> voided) {

    /**
     * The contact or observation that raised it.
     *
     * @param knownOn the day it was received: as of an earlier day nobody knew of the obligation
     */
    public record Cause(UUID contact, LocalDate knownOn) {}

    /** Void (作废) from a day on, unless it is met. */
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
        WITHDRAWN,
        /** The same, but it had been met: it stays so, and counts on no day before. */
        KEPT
    }

    public LocalDate opensOn() {
        return days.from();
    }

    public LocalDate dueOn() {
        return days.to();
    }

    /** The first day as of which it is there. */
    public LocalDate knownFrom() {
        return cause.map(Cause::knownOn)
                .filter(known -> known.isAfter(opensOn()))
                .orElseGet(this::opensOn);
    }

    /**
     * Whether a contact of this day can't meet it. A contact of the window counts although the child left or is no longer
     * left-behind by then: met ones stay.
     */
    public boolean closedTo(LocalDate occurredOn) {
        return voided.filter(since -> !since.from().isAfter(occurredOn))
                .filter(since -> switch (since.reason()) {
                    case KEPT -> false;
                    case LEFT -> !days.contains(occurredOn);
                    case CLOSED, TRIGGER_WITHDRAWN, WITHDRAWN -> true;
                })
                .isPresent();
    }

    /** Whether the facts as known now never asked for it; then it counts only on days on which it was known to be met. */
    public boolean takenBack() {
        return voided.filter(since -> since.reason() == Reason.WITHDRAWN || since.reason() == Reason.KEPT)
                .isPresent();
    }

    public boolean voidOn(LocalDate day) {
        return voided.filter(since -> !since.from().isAfter(day)).isPresent();
    }

    Obligation withdrawn() {
        return voided(Optional.of(new Voided(opensOn(), Reason.WITHDRAWN)));
    }

    Obligation kept() {
        return voided(Optional.of(new Voided(opensOn(), Reason.KEPT)));
    }

    /**
     * As it is planned now, once it is met: another calendar can't take its days, and can't shorten the time in which an
     * entry was in time. The school's closures move them still, and what a contact raised follows that contact's corrections.
     */
    Obligation followed(Obligation planned) {
        var movedByClosures = !days.equals(planned.days)
                && opensOn().equals(planned.opensOn())
                && calendarDue.equals(planned.calendarDue);
        return cause.isPresent() || movedByClosures
                ? planned
                : as(
                        days.equals(planned.days) ? Days.later(graceUntil, planned.graceUntil) : graceUntil,
                        planned.voided);
    }

    private Obligation voided(Optional<Voided> since) {
        return as(graceUntil, since);
    }

    private Obligation as(LocalDate grace, Optional<Voided> since) {
        return new Obligation(
                id,
                child,
                rule,
                kind,
                window,
                number,
                days,
                calendarDue,
                grace,
                lateUntil,
                standardVersion,
                cause,
                since);
    }
}
