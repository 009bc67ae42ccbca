package lantian.contactlog.contact;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.standard.Met;

/**
 * What somebody tells of a contact.
 *
 * @param occurredOn as claimed
 * @param completed false for an attempt that failed: it is kept and counts for nothing
 * @param participants who made the contact, which needn't be who typed it
 * @param findings short codes
 */
public record Report(
        ContactKind kind,
        LocalDate occurredOn,
        boolean completed,
        Set<CaregiverId> participants,
        Set<Met> met,
        Set<String> findings,
        Set<Sign> signs,
        Optional<String> place,
        Optional<String> note) {

    public Report {
        participants = Set.copyOf(participants);
        met = Set.copyOf(met);
        findings = Set.copyOf(findings);
        signs = Set.copyOf(signs);
    }

    /** Does it tell of the same thing, whoever took part and whatever is noted of it? */
    boolean sameEvent(Report other) {
        return kind == other.kind && completed == other.completed && occurredOn.equals(other.occurredOn);
    }

    Report madeBy(Set<CaregiverId> whom) {
        return new Report(kind, occurredOn, completed, whom, met, findings, signs, place, note);
    }
}
