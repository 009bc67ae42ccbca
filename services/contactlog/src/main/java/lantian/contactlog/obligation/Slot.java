package lantian.contactlog.obligation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import lantian.contactlog.calendar.Days;
import lantian.contactlog.child.Timeline;
import lantian.contactlog.obligation.Obligation.Reason;
import lantian.contactlog.obligation.Obligation.Voided;

/**
 * A window of a rule in one school: the same for all its children.
 *
 * @param key names the window
 * @param days as the school's closures leave it
 * @param calendarDue its last day without closures
 * @param closed the school was closed during all of it
 */
record Slot(String key, Days days, LocalDate calendarDue, boolean closed) {

    private static final int ENOUGH_DAYS_LEFT = 14;
    private static final int DAYS_AFTER_TRANSFER = 14;

    /** What the window means for one child. */
    sealed interface Place {
        /** Owed on these days; without closures it would be due on {@code calendarDue}. */
        record Owed(Days days, LocalDate calendarDue, Optional<Voided> voided) implements Place {}

        /** The child came too late for it. */
        record TooLate(Days left) implements Place {}

        /** The child was not there, or the rule not for the child. */
        record NotConcerned() implements Place {}
    }

    /**
     * @param spells the days on which the rule is for the child
     */
    Place of(Timeline child, List<Days> spells) {
        var inside = spells.reversed().stream().filter(days::overlaps).toList();
        if (inside.isEmpty()) {
            return new Place.NotConcerned();
        }
        for (var spell : inside) {
            boolean moved = child.transferredIn().filter(spell.from()::equals).isPresent();
            if (moved || closed || enoughLeft(spell)) {
                var own = own(spell, moved);
                return new Place.Owed(own, due(calendarDue, spell, moved), voided(spell, own));
            }
        }
        return new Place.TooLate(own(inside.getFirst(), false));
    }

    /** At least 14 days or half the window, both ends counted. */
    private boolean enoughLeft(Days spell) {
        long left = own(spell, false).length();
        return left >= ENOUGH_DAYS_LEFT || 2 * left >= days.length();
    }

    private Days own(Days spell, boolean moved) {
        return new Days(Days.later(spell.from(), days.from()), due(days.to(), spell, moved));
    }

    /** A child who moves here brings what is open, with at least 14 days to do it. */
    private LocalDate due(LocalDate usual, Days spell, boolean moved) {
        return moved && spell.from().isAfter(days.from())
                ? Days.later(usual, spell.from().plusDays(DAYS_AFTER_TRANSFER))
                : usual;
    }

    private Optional<Voided> voided(Days spell, Days own) {
        if (closed) {
            return Optional.of(new Voided(own.from(), Reason.CLOSED));
        }
        return spell.to().isBefore(own.to())
                ? Optional.of(new Voided(spell.to().plusDays(1), Reason.LEFT))
                : Optional.empty();
    }
}
