package lantian.contactlog.roster;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import lantian.contactlog.child.ChildId;

/** The people of the bound school. Learning answers whose obligations may be touched. */
public interface People {

    List<ChildId> learnChildren(List<Told.Child> children);

    /** Every word about the child, and the key that opened them. */
    void forget(ChildId child);

    List<ChildId> learnPairs(List<Told.Pair> pairs);

    /** Staff whose teaching is another now. */
    List<UUID> learnStaff(List<Told.Staff> staff);

    /** Staff who are one with a caregiver that was learned. */
    List<UUID> learnCaregivers(List<Told.Caregiver> caregivers);

    /** Children with contacts in classes of these teachers, now or before. */
    List<ChildId> childrenTaughtBy(Collection<UUID> staff);
}
