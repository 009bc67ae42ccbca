package lantian.contactlog.duty;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.standard.ContactKind;

/** The children's files of the bound school. */
public interface Files {

    /**
     * Takes the children for this transaction, in an order that lets two of them never wait for each other, and reads all
     * that decides their obligations. Children that the registry hasn't told of are left out.
     */
    Opened open(Collection<ChildId> children);

    /**
     * Takes one child and reads what a contact of these kinds can touch.
     *
     * @param triggers whether the contact may raise visits
     * @param around days on which the contact is or was said to have taken place
     */
    Optional<Focused> open(ChildId child, Set<ContactKind> kinds, boolean triggers, Collection<LocalDate> around);

    /** Keeps what changed in the files opened before. */
    void keep(Collection<Duty> changed);

    /** Notes that these children's obligations follow this framework now. */
    void issuedBy(Collection<ChildId> children, Framework framework);

    /** Children whose obligations follow another framework than the present one, at most so many. */
    List<ChildId> outdated(int atMost);

    /** Files of one school. */
    record Opened(Framework framework, List<ChildFile> files) {}

    /** A part of one child's file. */
    record Focused(Framework framework, ChildFile file) {}
}
