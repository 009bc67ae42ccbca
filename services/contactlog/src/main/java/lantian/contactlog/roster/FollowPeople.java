package lantian.contactlog.roster;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.duty.IssueDuties;
import lantian.platform.tenancy.UseCase;

/** Learns of a school's people, and brings the obligations up to date in the same transaction. */
@UseCase
public class FollowPeople {

    private final People people;
    private final IssueDuties duties;

    FollowPeople(People people, IssueDuties duties) {
        this.people = people;
        this.duties = duties;
    }

    public void children(List<Told.Child> children) {
        duties.issue(people.learnChildren(children));
    }

    /** What was said of the child is forgotten; what was done stays as days and kinds. */
    public void erased(ChildId child) {
        people.forget(child);
    }

    public void pairs(List<Told.Pair> pairs) {
        duties.issue(people.learnPairs(pairs));
    }

    /** A class teacher who comes or goes changes what the contacts of the class count for. */
    public void staff(List<Told.Staff> staff) {
        Set<ChildId> before = new HashSet<>(
                people.childrenTaughtBy(staff.stream().map(Told.Staff::id).toList()));
        var changed = people.learnStaff(staff);
        if (!changed.isEmpty()) {
            before.addAll(people.childrenTaughtBy(changed));
            duties.issue(before);
        }
    }

    public void caregivers(List<Told.Caregiver> caregivers) {
        duties.issue(people.childrenTaughtBy(people.learnCaregivers(caregivers)));
    }
}
