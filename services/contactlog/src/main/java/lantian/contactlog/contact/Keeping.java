package lantian.contactlog.contact;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import lantian.contactlog.duty.Bookkeeping;
import lantian.contactlog.duty.ChildFile;
import lantian.contactlog.duty.DutyNews;
import lantian.contactlog.duty.Files;
import lantian.platform.tenancy.Audit;

/** What follows when a contact was written: obligations, announcements, the audit entry. */
class Keeping {

    private final Files files;
    private final DutyNews dutyNews;
    private final ContactNews contactNews;
    private final Audit audit;
    private final Clock clock;

    Keeping(Files files, DutyNews dutyNews, ContactNews contactNews, Audit audit, Clock clock) {
        this.files = files;
        this.dutyNews = dutyNews;
        this.contactNews = contactNews;
        this.audit = audit;
        this.clock = clock;
    }

    void follow(Files.Focused focused, Contact contact, String action) {
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
    void match(Files.Focused focused, Contact contact) {
        var reported = contact.reported(clock.getZone());
        var file = focused.file();
        var contacts = Stream.concat(
                        file.contacts().stream()
                                .filter(other -> !other.contact()
                                        .contact()
                                        .equals(contact.id().value())),
                        Stream.of(reported))
                .toList();
        var now = new ChildFile(file.timeline(), file.team(), file.duties(), contacts, file.excuses());
        var changed = new Bookkeeping(focused.framework())
                .match(now, reported.trigger().stream().toList());
        if (!changed.isEmpty()) {
            files.keep(changed);
            dutyNews.changed(contact.child(), changed);
        }
    }
}
