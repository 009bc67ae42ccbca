package lantian.contactlog.contact;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lantian.contactlog.tracking.CareRecord;
import lantian.contactlog.tracking.CareRecords;
import lantian.contactlog.tracking.ObligationEvents;
import lantian.contactlog.tracking.ObligationUpdate;
import lantian.platform.tenancy.Audit;

/** What follows when a contact was written: obligations, announcements, the audit entry. */
class ContactFollowUp {

    private final CareRecords files;
    private final ObligationEvents dutyNews;
    private final ContactEvents contactEvents;
    private final Audit audit;
    private final Clock clock;

    ContactFollowUp(
            CareRecords files, ObligationEvents dutyNews, ContactEvents contactEvents, Audit audit, Clock clock) {
        this.files = files;
        this.dutyNews = dutyNews;
        this.contactEvents = contactEvents;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param contacts of one child, each as it stands now */
    void follow(CareRecords.OpenedRecord focused, Collection<Contact> contacts, String action) {
        match(focused, contacts);
        contacts.forEach(contactEvents::recorded);
        var details = new LinkedHashMap<UUID, Map<String, ?>>();
        contacts.forEach(contact -> details.put(
                contact.id().value(),
                Map.of(
                        "child",
                        contact.child().value(),
                        "version",
                        contact.current().number())));
        audit.entries(action, "contact", details);
    }

    /** What the contacts count for now, all at once. */
    void match(CareRecords.OpenedRecord focused, Collection<Contact> contacts) {
        var reported = contacts.stream()
                .map(contact -> contact.reported(clock.getZone()))
                .toList();
        var ids = contacts.stream().map(contact -> contact.id().value()).collect(Collectors.toSet());
        var file = focused.record();
        var all = Stream.concat(
                        file.contacts().stream()
                                .filter(other -> !ids.contains(other.contact().contact())),
                        reported.stream())
                .toList();
        var now = new CareRecord(file.timeline(), file.team(), file.obligations(), all, file.excuses());
        var changed = new ObligationUpdate(focused.rules())
                .match(
                        now,
                        reported.stream()
                                .flatMap(each -> each.trigger().stream())
                                .toList());
        if (!changed.isEmpty()) {
            files.store(changed);
            dutyNews.changed(file.child(), changed);
        }
    }
}
