package lantian.contactlog.contact;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lantian.contactlog.duty.Bookkeeping;
import lantian.contactlog.duty.ChildFile;
import lantian.contactlog.duty.DutyNews;
import lantian.contactlog.duty.Files;
import lantian.platform.tenancy.Audit;

/** What follows when a contact was written: obligations, announcements, the audit entry. */
class ContactFollowUp {

    private final Files files;
    private final DutyNews dutyNews;
    private final ContactEvents contactEvents;
    private final Audit audit;
    private final Clock clock;

    ContactFollowUp(Files files, DutyNews dutyNews, ContactEvents contactEvents, Audit audit, Clock clock) {
        this.files = files;
        this.dutyNews = dutyNews;
        this.contactEvents = contactEvents;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param contacts of one child, each as it stands now */
    void follow(Files.Focused focused, Collection<Contact> contacts, String action) {
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
    void match(Files.Focused focused, Collection<Contact> contacts) {
        var reported = contacts.stream()
                .map(contact -> contact.reported(clock.getZone()))
                .toList();
        var ids = contacts.stream().map(contact -> contact.id().value()).collect(Collectors.toSet());
        var file = focused.file();
        var all = Stream.concat(
                        file.contacts().stream()
                                .filter(other -> !ids.contains(other.contact().contact())),
                        reported.stream())
                .toList();
        var now = new ChildFile(file.timeline(), file.team(), file.duties(), all, file.excuses());
        var changed = new Bookkeeping(focused.framework())
                .match(
                        now,
                        reported.stream()
                                .flatMap(each -> each.trigger().stream())
                                .toList());
        if (!changed.isEmpty()) {
            files.keep(changed);
            dutyNews.changed(file.child(), changed);
        }
    }
}
