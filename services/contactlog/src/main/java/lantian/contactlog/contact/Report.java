package lantian.contactlog.contact;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.standard.Met;

/**
 * What somebody tells of a contact.
 *
 * @param occurredOn as claimed
 * @param completed false for an attempt that failed: it is kept and counts for nothing
 * @param participants who made the contact, which needn't be who typed it
 * @param signs those that were named, and those that the details raise
 */
public record Report(
        ContactKind kind,
        LocalDate occurredOn,
        boolean completed,
        Set<CaregiverId> participants,
        Set<Met> met,
        Set<Sign> signs,
        Content content) {

    public Report {
        participants = Set.copyOf(participants);
        met = Set.copyOf(met);
        var all = new HashSet<>(signs);
        raised(content).forEach(all::add);
        signs = Set.copyOf(all);
    }

    /** Does it tell of the same thing, whoever took part and whatever is noted of it? */
    boolean sameEvent(Report other) {
        return kind == other.kind && completed == other.completed && occurredOn.equals(other.occurredOn);
    }

    /** Details are of the form of the contact's kind, which has its name; of another kind they would mean nothing. */
    boolean detailsAreOfItsKind() {
        return content.details().stream()
                .allMatch(details -> details.form().version().key().equals(kind.name()));
    }

    /** The signs without those that go with the details. */
    public Set<Sign> signsBesideDetails() {
        var beside = new HashSet<>(signs);
        raised(content).forEach(beside::remove);
        return beside;
    }

    Report madeBy(Set<CaregiverId> whom) {
        return new Report(kind, occurredOn, completed, whom, met, signs, content);
    }

    private static Stream<Sign> raised(Content content) {
        return content.details().stream()
                .flatMap(details -> details.triggers().stream())
                .map(Sign::valueOf);
    }
}
