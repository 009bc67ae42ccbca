package lantian.contactlog.contact;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import lantian.contactlog.tracking.CareRecord;
import lantian.contactlog.tracking.CareRecords;
import lantian.contactlog.tracking.ObligationEvents;
import lantian.contactlog.tracking.ObligationUpdate;
import lantian.platform.tenancy.Audit;

/** What follows when a contact was written: obligations, announcements, the audit entry. */
class Keeping {

    private final CareRecords files;
    private final ObligationEvents dutyNews;
    private final ContactNews contactNews;
    private final Audit audit;
    private final Clock clock;

    Keeping(CareRecords files, ObligationEvents dutyNews, ContactNews contactNews, Audit audit, Clock clock) {
        this.files = files;
        this.dutyNews = dutyNews;
        this.contactNews = contactNews;
        this.audit = audit;
        this.clock = clock;
    }

    void follow(CareRecords.OpenedRecord focused, Contact contact, String action) {
        match(focused, contact);
        contactNews.recorded(contact);
        audit.entry(
                action,
                "contact",
                contact.id().value(),
                Map.of(
                        "child",
                        contact.child().value(),
                        "version",
                        contact.current().number()));
    }

    /** What the contact counts for now. */
    void match(CareRecords.OpenedRecord focused, Contact contact) {
        var reported = contact.reported(clock.getZone());
        var file = focused.record();
        var contacts = Stream.concat(
                        file.contacts().stream()
                                .filter(other -> !other.contact()
                                        .contact()
                                        .equals(contact.id().value())),
                        Stream.of(reported))
                .toList();
        var now = new CareRecord(file.timeline(), file.team(), file.obligations(), contacts, file.excuses());
        var changed = new ObligationUpdate(focused.rules())
                .match(now, reported.trigger().stream().toList());
        if (!changed.isEmpty()) {
            files.store(changed);
            dutyNews.changed(contact.child(), changed);
        }
    }
}
