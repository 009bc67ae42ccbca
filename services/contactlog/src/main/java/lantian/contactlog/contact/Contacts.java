package lantian.contactlog.contact;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.ChildId;
import org.jspecify.annotations.Nullable;

/** The contacts of the bound school. */
public interface Contacts {

    /**
     * What stands there before something is written.
     *
     * @param contacts those that are there already
     */
    record Before(Map<ContactId, Contact> contacts, Set<CaregiverId> self, Set<CaregiverId> known) {

        public Before {
            contacts = Map.copyOf(contacts);
        }

        Contact contact(ContactId id) {
            return Objects.requireNonNull(contacts.get(id));
        }
    }

    /**
     * @param account whose caregivers are {@code self}
     * @param people of whom those that exist here are {@code known}
     */
    Before look(Collection<ContactId> contacts, UUID account, Collection<CaregiverId> people);

    Optional<Contact> find(ContactId contact);

    /** The newest version of each that is within reach, latest first, without free text. */
    List<Contact> of(ChildId child, Reach reach, @Nullable Last after, int atMost);

    /**
     * Which contacts of a child somebody may know of.
     *
     * @param others those of other people, counsellings apart
     * @param counselling counsellings of other people
     * @param account whose own ones are always within reach
     * @param self the account's caregivers
     */
    record Reach(boolean others, boolean counselling, UUID account, Set<CaregiverId> self) {}

    /** The last one seen. */
    record Last(LocalDate occurredOn, UUID contact) {}

    /**
     * Adds new contacts, all with one statement.
     *
     * @return those whose id was free
     */
    Set<ContactId> add(Collection<Contact> contacts);

    void addCorrection(Contact contact);

    /**
     * Keeps a version that another service tells of, whichever of them came first, of a child that may still have to be told.
     *
     * @param contact with this version alone
     */
    void keepTold(Contact contact);

    void addAnswers(Contact contact, List<Contact.Answer> answers);

    /**
     * Recent contacts, without what is sealed, in which somebody else named this account's caregivers and they have not
     * answered; only of children in the account's care, latest first.
     */
    List<Contact> waitingFor(UUID account, LocalDate today, @Nullable Last after, int atMost);

    /** All contacts of a child that were ever said to be on one of these days, without what is sealed. */
    List<Contact> onDays(ChildId child, Collection<LocalDate> days);
}
