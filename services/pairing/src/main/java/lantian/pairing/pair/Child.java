package lantian.pairing.pair;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lantian.pairing.caregiver.Caregiver;
import lantian.pairing.pair.Pairing.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What pairing knows of a child: the days in school and the classes. Both days included.
 *
 * @param version registry's; the higher one is right
 */
public record Child(
        ChildId id, LocalDate enrolledFrom, @Nullable LocalDate enrolledTo, List<InClass> classes, long version) {

    /** Both days included; without an end it goes on. */
    public record InClass(
            UUID classId, LocalDate from, @Nullable LocalDate to) {}

    /**
     * Whether this child and the caregiver may form the pair.
     *
     * @param ofChild the child's other pairs
     * @param ofCaregiver the caregiver's other pairs
     */
    Pairing pairedWith(Caregiver caregiver, Pair wish, List<Pair> ofChild, List<Pair> ofCaregiver) {
        if (wish.from().isBefore(enrolledFrom)) {
            return Refused.BEFORE_ENROLMENT;
        }
        if (enrolledTo != null && wish.from().isAfter(enrolledTo)) {
            return Refused.CHILD_HAS_LEFT;
        }
        if (wish.endsBeforeItBegins()) {
            return Refused.END_BEFORE_START;
        }
        if (!caregiver.active()) {
            return Refused.CAREGIVER_HAS_LEFT;
        }
        if (wish.kind().bearsDuty() && !caregiver.category().mayBearDuty()) {
            return Refused.PUPIL_BEARS_NO_DUTY;
        }
        var together = ofChild.stream().filter(other -> overlap(other, wish)).toList();
        if (together.stream()
                .anyMatch(other ->
                        other.kind() == wish.kind() && other.caregiver().equals(wish.caregiver()))) {
            return Refused.ALREADY_PAIRED;
        }
        if (wish.kind().onlyOnePerChild() && together.stream().anyMatch(other -> other.kind() == wish.kind())) {
            return Refused.HAS_A_STUDY_HELPER;
        }
        if (!new Workload(ofCaregiver).hasRoomFor(wish, caregiver.capacity())) {
            return Refused.CAREGIVER_FULL;
        }
        return new Pairing.Agreed(wish);
    }

    /** The pair as it would begin: known to end with this child's last day, where there is one. */
    Pair wished(PairId pair, StartPair.Wish wish) {
        return new Pair(pair, wish, enrolledTo);
    }

    private static boolean overlap(Pair one, Pair other) {
        return one.activeSince(other.from()) && other.activeSince(one.from());
    }
}
