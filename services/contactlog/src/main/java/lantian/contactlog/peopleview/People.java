package lantian.contactlog.peopleview;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import lantian.contactlog.child.ChildId;

/** The people of the bound school. Storing keeps what is newer, and answers whose obligations may be touched. */
public interface People {

    List<ChildId> storeChildren(List<PublishedFacts.Child> children);

    /** Every word about the child, and the key that opened them. */
    void forget(ChildId child);

    List<ChildId> storePairs(List<PublishedFacts.Pair> pairs);

    /** Staff whose teaching is another now. */
    List<UUID> storeStaff(List<PublishedFacts.Staff> staff);

    /** Staff who are one with a caregiver that was stored. */
    List<UUID> storeCaregivers(List<PublishedFacts.Caregiver> caregivers);

    /** Children with contacts in classes of these teachers, now or before. */
    List<ChildId> childrenTaughtBy(Collection<UUID> staff);
}
