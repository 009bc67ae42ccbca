package lantian.contactlog.matching;

import java.time.LocalDate;
import java.util.Set;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.standard.Met;

/** A contact as one entry or correction tells it. */
public record ContactVersion(
        int number,
        LocalDate receivedOn,
        ContactKind kind,
        boolean completed,
        LocalDate occurredOn,
        Set<CaregiverId> participants,
        Set<Met> met) {

    public ContactVersion {
        participants = Set.copyOf(participants);
        met = Set.copyOf(met);
    }

    /** Does this version tell the same of what counts: day, kind, outcome and who took part? */
    boolean countsLike(ContactVersion other) {
        return kind == other.kind
                && completed == other.completed
                && occurredOn.equals(other.occurredOn)
                && participants.equals(other.participants)
                && met.equals(other.met);
    }
}
