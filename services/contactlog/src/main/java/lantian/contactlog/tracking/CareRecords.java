package lantian.contactlog.tracking;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.standard.ContactKind;

/** The care records of the bound school's children. */
public interface CareRecords {

    /**
     * Takes the children for this transaction, in an order that lets two of them never wait for each other, and reads all
     * that decides their obligations. Children whom the registry hasn't published are left out.
     */
    OpenedRecords open(Collection<ChildId> children);

    /**
     * Takes one child and reads what a contact of these kinds can touch.
     *
     * @param triggers whether the contact may raise visits
     * @param around days on which the contact is or was said to have taken place
     */
    Optional<OpenedRecord> open(ChildId child, Set<ContactKind> kinds, boolean triggers, Collection<LocalDate> around);

    /** Stores what changed in the records opened before. */
    void store(Collection<TrackedObligation> changed);

    /** Notes that these children's obligations follow these rules now. */
    void issuedBy(Collection<ChildId> children, SchoolRules rules);

    /** Children whose obligations follow other rules than the present ones, at most so many. */
    List<ChildId> outdated(int atMost);

    /** Whole records of one school. */
    record OpenedRecords(SchoolRules rules, List<CareRecord> records) {}

    /** One child's record, or what of it was asked for. */
    record OpenedRecord(SchoolRules rules, CareRecord record) {}
}
