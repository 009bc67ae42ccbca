package lantian.contactlog.contact;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.contact.Recording.Recorded;
import lantian.contactlog.contact.Recording.Refused;
import lantian.contactlog.tracking.CareRecords;
import lantian.contactlog.tracking.ObligationEvents;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.UseCase;

/** Records contacts once, and in the same transaction what it counts for and what it raises. */
@UseCase
public class RecordContact {

    private final CareRecords files;
    private final Contacts contacts;
    private final ContactFollowUp followUp;
    private final Clock clock;

    RecordContact(
            CareRecords files,
            Contacts contacts,
            ObligationEvents dutyNews,
            ContactEvents contactEvents,
            Audit audit,
            Clock clock) {
        this.files = files;
        this.contacts = contacts;
        this.followUp = new ContactFollowUp(files, dutyNews, contactEvents, audit, clock);
        this.clock = clock;
    }

    /**
     * Something reported of a child.
     *
     * @param report who says nothing of participants made the contact alone
     */
    public record Entry(ContactId id, Report report, boolean offline, String fingerprint) {}

    public Recording record(ChildId child, Entry entry, Actor actor) {
        return record(child, List.of(entry), actor).getFirst();
    }

    /**
     * Several of one child, as if sent after each other: one that is refused leaves the others standing.
     *
     * @return what becomes of each, in the same order
     */
    public List<Recording> record(ChildId child, List<Entry> entries, Actor actor) {
        var reports = entries.stream().map(Entry::report).toList();
        var opened = files.open(
                child,
                reports.stream().map(Report::kind).collect(Collectors.toSet()),
                reports.stream().anyMatch(report -> !report.signs().isEmpty()),
                reports.stream().map(Report::occurredOn).toList());
        if (opened.isEmpty()) {
            return entries.stream().<Recording>map(_ -> Refused.UNKNOWN_CHILD).toList();
        }
        var before = contacts.look(
                entries.stream().map(Entry::id).toList(),
                actor.account(),
                reports.stream()
                        .flatMap(report -> report.participants().stream())
                        .collect(Collectors.toSet()));
        var reported = new NewContacts(opened.get().record(), before, actor, clock.instant(), clock.getZone());
        var recordings = entries.stream().map(reported::record).toList();
        return keep(reported.fresh(), recordings, opened.get());
    }

    /** What this very request recorded before, whatever its form asks for by now. */
    public Optional<Recording> repeated(ContactId id, String fingerprint, Actor actor) {
        return contacts.find(id)
                .filter(contact -> contact.author().equals(actor.account()))
                .map(contact -> NewContacts.repeated(contact, fingerprint))
                .filter(Recorded.class::isInstance);
    }

    private List<Recording> keep(
            Map<ContactId, Contact> fresh, List<Recording> recordings, CareRecords.OpenedRecord opened) {
        if (fresh.isEmpty()) {
            return recordings;
        }
        var added = contacts.add(fresh.values());
        var kept = fresh.values().stream()
                .filter(contact -> added.contains(contact.id()))
                .toList();
        if (!kept.isEmpty()) {
            followUp.follow(opened, kept, "contact.recorded");
        }
        // an id may have been taken meanwhile, with a contact of another child
        var taken = new HashSet<>(fresh.keySet());
        taken.removeAll(added);
        return recordings.stream()
                .map(recording -> recording instanceof Recorded recorded
                                && taken.contains(recorded.contact().id())
                        ? Refused.ID_ALREADY_USED
                        : recording)
                .toList();
    }
}
