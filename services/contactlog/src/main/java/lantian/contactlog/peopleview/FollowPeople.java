package lantian.contactlog.peopleview;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.tracking.TrackObligations;
import lantian.platform.tenancy.UseCase;

/** Stores what was published of a school's people, and brings the obligations up to date in the same transaction. */
@UseCase
public class FollowPeople {

    private final People people;
    private final TrackObligations obligations;

    FollowPeople(People people, TrackObligations obligations) {
        this.people = people;
        this.obligations = obligations;
    }

    public void children(List<PublishedFacts.Child> children) {
        obligations.issue(people.storeChildren(children));
    }

    /** What was said of the child is forgotten; what was done stays as days and kinds. */
    public void erased(ChildId child) {
        people.forget(child);
    }

    public void pairs(List<PublishedFacts.Pair> pairs) {
        obligations.issue(people.storePairs(pairs));
    }

    /** A class teacher who comes or goes changes what the contacts of the class count for. */
    public void staff(List<PublishedFacts.Staff> staff) {
        Set<ChildId> before = new HashSet<>(people.childrenTaughtBy(
                staff.stream().map(PublishedFacts.Staff::id).toList()));
        var changed = people.storeStaff(staff);
        if (!changed.isEmpty()) {
            before.addAll(people.childrenTaughtBy(changed));
            obligations.issue(before);
        }
    }

    public void caregivers(List<PublishedFacts.Caregiver> caregivers) {
        obligations.issue(people.childrenTaughtBy(people.storeCaregivers(caregivers)));
    }
}
