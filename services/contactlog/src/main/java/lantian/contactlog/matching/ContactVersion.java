package lantian.contactlog.matching;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.standard.Met;

/**
 * A contact as one entry, correction or answer of somebody named in it tells it.
 *
 * @param participants who made the contact, as named
 * @param unconfirmed those of them for whom it doesn't count: they have yet to confirm it, or said that they weren't there
 */
public record ContactVersion(
        int number,
        Receipt received,
        ContactKind kind,
        boolean completed,
        LocalDate occurredOn,
        Set<CaregiverId> participants,
        Set<Met> met,
        Set<CaregiverId> unconfirmed) {

    public ContactVersion {
        participants = Set.copyOf(participants);
        met = Set.copyOf(met);
        unconfirmed = Set.copyOf(unconfirmed);
    }

    public LocalDate receivedOn() {
        return received.on();
    }

    /** For whom it counts. */
    public Set<CaregiverId> counting() {
        return unconfirmed.isEmpty()
                ? participants
                : participants.stream()
                        .filter(who -> !unconfirmed.contains(who))
                        .collect(Collectors.toSet());
    }

    /** Does it tell of the same thing, whoever took part: an answer to one of the two answers the other. */
    public boolean sameEvent(ContactVersion other) {
        return kind == other.kind && completed == other.completed && occurredOn.equals(other.occurredOn);
    }

    /** Was everything that counts said before: day, kind, outcome and who took part? */
    boolean saysNoMoreThan(ContactVersion before) {
        return sameEvent(before)
                && participants.equals(before.participants)
                && met.equals(before.met)
                && before.counting().containsAll(counting());
    }
}
