package lantian.contactlog.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.standard.Met;
import lantian.contactlog.tracking.TrackObligations;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.UseCase;

/**
 * Learns of check-ups that the registry keeps. Each is a contact of kind HEALTH_CHECK by the school, under the check's id and
 * versions: nobody took part whom a rule could mean, so it meets what the school owes and nothing else.
 */
@UseCase
public class FollowHealthChecks {

    private final Contacts contacts;
    private final ContactEvents events;
    private final TrackObligations duties;
    private final Audit audit;

    FollowHealthChecks(Contacts contacts, ContactEvents events, TrackObligations duties, Audit audit) {
        this.contacts = contacts;
        this.events = events;
        this.duties = duties;
        this.audit = audit;
    }

    /** A check-up, as one of its versions says. */
    public record CheckUp(ContactId id, ChildId child, LocalDate on, Instant recordedAt, int version) {}

    public void checkUps(List<CheckUp> checkUps) {
        var children = new HashSet<ChildId>();
        for (var checkUp : checkUps) {
            if (keep(checkUp)) {
                children.add(checkUp.child());
            }
        }
        // all of their obligations: the child may be told later than its check-up, and corrections may come in any
        // order
        duties.issue(children);
    }

    private boolean keep(CheckUp checkUp) {
        var known = contacts.find(checkUp.id());
        if (known.filter(contact -> !contact.isTheRegistrys() || contact.knows(checkUp.version()))
                .isPresent()) {
            return false;
        }
        var movesBack = known.flatMap(contact -> contact.before(checkUp.version()))
                .filter(before -> checkUp.on().isBefore(before.report().occurredOn()))
                .isPresent();
        contacts.keepTold(new Contact(
                checkUp.id(),
                checkUp.child(),
                Contact.REGISTRY,
                false,
                List.of(version(checkUp, movesBack)),
                List.of()));
        contacts.find(checkUp.id()).ifPresent(events::recorded);
        audit.entry(
                "contact.told",
                "contact",
                checkUp.id().value(),
                Map.of("child", checkUp.child().value(), "version", checkUp.version()));
        return true;
    }

    private static Contact.Version version(CheckUp checkUp, boolean movesBack) {
        var report = new Report(
                ContactKind.HEALTH_CHECK, checkUp.on(), true, Set.of(), Set.of(Met.CHILD), Set.of(), Content.NONE);
        return new Contact.Version(
                checkUp.version(),
                Contact.REGISTRY,
                checkUp.recordedAt(),
                report,
                movesBack,
                Optional.empty(),
                Set.of(),
                "");
    }
}
