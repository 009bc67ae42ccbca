package lantian.contactlog.contact.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.contact.Contact;
import lantian.contactlog.contact.ContactField;
import lantian.contactlog.contact.ReadContacts.Shown;
import lantian.contactlog.contact.Sign;
import lantian.contactlog.contact.VisibleFields;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.standard.Met;
import lantian.platform.forms.Details;
import org.jspecify.annotations.Nullable;

/**
 * {@code note}, {@code place} and reasons are shown one contact at a time, never in lists.
 *
 * @param confirmations of those named by somebody else: who is asked before it counts, and what was said
 * @param possibleDuplicateOf a contact received earlier that tells of the same occasion; this one meets no obligation
 */
record ContactView(
        UUID id,
        UUID child,
        ContactKind kind,
        LocalDate occurredOn,
        Outcome outcome,
        List<UUID> participants,
        Set<Met> with,
        @Nullable String note,
        Set<String> findings,
        Set<Sign> triggers,
        @Nullable String place,
        @Nullable FilledForm form,
        @Nullable Map<String, Object> details,
        boolean offline,
        UUID author,
        Instant receivedAt,
        List<CorrectionView> corrections,
        List<ConfirmationView> confirmations,
        @Nullable UUID possibleDuplicateOf,
        int version) {

    static ContactView of(Shown shown) {
        var contact = shown.contact();
        var current = contact.current();
        var report = current.report();
        var content = report.content();
        return new ContactView(
                contact.id().value(),
                contact.child().value(),
                report.kind(),
                report.occurredOn(),
                report.completed() ? Outcome.COMPLETED : Outcome.FAILED,
                report.participants().stream().map(CaregiverId::value).sorted().toList(),
                report.met(),
                content.note().orElse(null),
                content.findings(),
                report.signs(),
                content.place().orElse(null),
                content.details().map(FilledForm::of).orElse(null),
                content.details().map(it -> values(it, shown.seen())).orElse(null),
                contact.offline(),
                contact.author(),
                contact.versions().getFirst().receivedAt(),
                contact.versions().stream()
                        .filter(version -> version.number() > 1)
                        .map(CorrectionView::of)
                        .toList(),
                contact.confirmations().entrySet().stream()
                        .map(word -> new ConfirmationView(word.getKey().value(), word.getValue()))
                        .toList(),
                shown.possibleDuplicateOf().orElse(null),
                current.number());
    }

    private static Map<String, Object> values(Details details, VisibleFields seen) {
        return (seen.shows(ContactField.RESTRICTED_DETAILS) ? details : details.unrestricted()).values();
    }

    record ConfirmationView(UUID participant, Contact.Confirmation state) {}

    record CorrectionView(
            int version,
            UUID author,
            Instant receivedAt,
            @Nullable String reason) {
        static CorrectionView of(Contact.Version version) {
            return new CorrectionView(
                    version.number(),
                    version.author(),
                    version.receivedAt(),
                    version.reason().orElse(null));
        }
    }
}
