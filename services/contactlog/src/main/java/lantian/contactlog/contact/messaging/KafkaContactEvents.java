package lantian.contactlog.contact.messaging;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.contact.Contact;
import lantian.contactlog.contact.ContactEvents;
import lantian.contactlog.standard.ContactKind;
import lantian.platform.forms.Details;
import lantian.platform.messaging.Announcement;
import lantian.platform.messaging.Announcements;
import lantian.platform.tenancy.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class KafkaContactEvents implements ContactEvents {

    private final Announcements announcements;

    KafkaContactEvents(Announcements announcements) {
        this.announcements = announcements;
    }

    @Override
    public void recorded(Contact contact) {
        announcements.announce(new Announcement(
                "contactlog.contacts",
                contact.child().value().toString(),
                "contactlog.contact-recorded.v1",
                new ContactRecorded(
                        contact.id().value(),
                        contact.child().value(),
                        Tenancy.tenant().value(),
                        contact.current().number(),
                        contact.offline(),
                        contact.versions().stream().map(VersionOf::of).toList())));
    }

    record ContactRecorded(
            UUID contact, UUID child, UUID school, int version, boolean offline, List<VersionOf> versions) {}

    /**
     * No free text, no findings: only what counts.
     *
     * @param measures what the details' form counts: code and number
     */
    record VersionOf(
            int version,
            Instant receivedAt,
            ContactKind kind,
            String outcome,
            LocalDate occurredOn,
            List<UUID> participants,
            boolean movesBack,
            @Nullable SortedMap<String, BigDecimal> measures) {

        static VersionOf of(Contact.Version version) {
            var report = version.report();
            return new VersionOf(
                    version.number(),
                    version.receivedAt(),
                    report.kind(),
                    report.completed() ? "COMPLETED" : "FAILED",
                    report.occurredOn(),
                    report.participants().stream()
                            .map(CaregiverId::value)
                            .sorted()
                            .toList(),
                    version.movesBack(),
                    report.content()
                            .details()
                            .map(Details::measures)
                            .filter(measures -> !measures.isEmpty())
                            .orElse(null));
        }
    }
}
