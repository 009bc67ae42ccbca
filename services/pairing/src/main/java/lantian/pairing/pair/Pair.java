package lantian.pairing.pair;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import lantian.pairing.caregiver.CaregiverId;
import org.jspecify.annotations.Nullable;

/**
 * A child and who looks after it (结对). All days are included: the end is the last active day.
 *
 * @param ended what ended it by decision: the school, or the caregiver's leaving
 * @param childLeft the child's last day in the school; it ends every pair, and follows when that day is corrected
 */
public record Pair(
        PairId id,
        ChildId child,
        CaregiverId caregiver,
        Kind kind,
        LocalDate from,
        @Nullable Ended ended,
        @Nullable LocalDate childLeft,
        long version) {

    /** Why a pair is over. */
    public enum Cause {
        BY_SCHOOL,
        CAREGIVER_LEFT,
        CHILD_LEFT
    }

    /** Over by decision, after this day. */
    public record Ended(LocalDate on, Cause cause) {}

    /** The last active day; null while it goes on. A pair that was over before it began has its first day only. */
    public @Nullable LocalDate to() {
        var last = Stream.of(ended == null ? LocalDate.MAX : ended.on(), childLeft == null ? LocalDate.MAX : childLeft)
                .min(LocalDate::compareTo)
                .orElseThrow();
        if (last.equals(LocalDate.MAX)) {
            return null;
        }
        return last.isBefore(from) ? from : last;
    }

    public @Nullable Cause cause() {
        if (ended != null && (childLeft == null || !ended.on().isAfter(childLeft))) {
            return ended.cause();
        }
        return childLeft == null ? null : Cause.CHILD_LEFT;
    }

    public boolean activeOn(LocalDate day) {
        var to = to();
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** Whether it is active on that day or on any day after. */
    public boolean activeSince(LocalDate day) {
        var to = to();
        return to == null || !to.isBefore(day);
    }

    /** The school ends it. What ended earlier by somebody's leaving can still be given its reason and hand-over. */
    Ending end(LocalDate on) {
        if (on.isBefore(from)) {
            return Ending.Refused.BEFORE_THE_START;
        }
        if (ended != null && (ended.cause() == Cause.BY_SCHOOL || on.isAfter(ended.on()))) {
            return Ending.Refused.ALREADY_ENDED;
        }
        if (childLeft != null && on.isAfter(childLeft)) {
            return Ending.Refused.CHILD_HAS_LEFT;
        }
        return new Ending.NowEnded(
                new Pair(id, child, caregiver, kind, from, new Ended(on, Cause.BY_SCHOOL), childLeft, version + 1));
    }

    /** The child's days in school changed. A later enrolment is another chapter and revives nothing. */
    Pair following(Child child) {
        var laterChapter = childLeft != null && child.enrolledFrom().isAfter(childLeft);
        if (laterChapter || Objects.equals(childLeft, child.enrolledTo())) {
            return this;
        }
        return new Pair(id, this.child, caregiver, kind, from, ended, child.enrolledTo(), version + 1);
    }

    /** The caregiver left; what the school ended before that stays as it is. */
    Pair leftAlone(LocalDate lastDay) {
        var to = to();
        if (to != null && !to.isAfter(lastDay)) {
            return this;
        }
        return new Pair(
                id, child, caregiver, kind, from, new Ended(lastDay, Cause.CAREGIVER_LEFT), childLeft, version + 1);
    }

    Pair corrected(Kind corrected, LocalDate start) {
        return new Pair(id, child, caregiver, corrected, start, ended, childLeft, version + 1);
    }
}
