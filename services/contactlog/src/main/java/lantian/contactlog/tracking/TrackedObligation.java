package lantian.contactlog.tracking;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.ClassId;
import lantian.contactlog.matching.History;
import lantian.contactlog.matching.Knowledge;
import lantian.contactlog.obligation.Obligation;

/**
 * An obligation as it is stored: issued, with what is known of it and where it belongs.
 *
 * @param places where the child was while it was open, in the order of days; the first one from opensOn on
 * @param version grows with every change
 */
public record TrackedObligation(Obligation obligation, History history, List<Place> places, long version) {

    /**
     * From a day on the child is in this class and this caregiver's. While it is open an obligation belongs where the child
     * is; afterwards it stays where the child was on dueOn.
     */
    public record Place(LocalDate from, Optional<ClassId> schoolClass, Optional<CaregiverId> caregiver) {

        boolean sameAs(Place other) {
            return schoolClass.equals(other.schoolClass) && caregiver.equals(other.caregiver);
        }
    }

    public TrackedObligation {
        places = List.copyOf(places);
    }

    public boolean met() {
        return history.latest() instanceof Knowledge.Satisfied;
    }

    /** The class on dueOn. */
    public Optional<ClassId> schoolClass() {
        return places.reversed().stream()
                .filter(place -> !place.from().isAfter(obligation.dueOn()))
                .findFirst()
                .flatMap(Place::schoolClass);
    }

    boolean sameAs(TrackedObligation other) {
        return obligation.equals(other.obligation) && history.equals(other.history) && places.equals(other.places);
    }

    TrackedObligation withVersion(long next) {
        return new TrackedObligation(obligation, history, places, next);
    }
}
