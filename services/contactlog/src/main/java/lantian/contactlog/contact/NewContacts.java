package lantian.contactlog.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.contact.RecordContact.Entry;
import lantian.contactlog.contact.Recording.Recorded;
import lantian.contactlog.contact.Recording.Refused;
import lantian.contactlog.tracking.CareRecord;
import lantian.platform.tenancy.Actor;

/** What one person reports of one child, one after the other: each is a new contact, a repetition, or refused. */
final class NewContacts {

    private final CareRecord file;
    private final Contacts.Before before;
    private final Actor actor;
    private final Instant now;
    private final LocalDate today;
    private final Map<ContactId, Contact> fresh = new LinkedHashMap<>();

    NewContacts(CareRecord file, Contacts.Before before, Actor actor, Instant now, ZoneId zone) {
        this.file = file;
        this.before = before;
        this.actor = actor;
        this.now = now.truncatedTo(ChronoUnit.MICROS);
        this.today = now.atZone(zone).toLocalDate();
    }

    /** Those to be kept, in the order reported. */
    Map<ContactId, Contact> fresh() {
        return Collections.unmodifiableMap(fresh);
    }

    Recording record(Entry entry) {
        var report = entry.report();
        var people = Participation.of(file, before, report.occurredOn(), today);
        var earlier = Optional.ofNullable(fresh.get(entry.id()))
                .or(() -> Optional.ofNullable(before.contacts().get(entry.id())));
        if (!people.writerLooksAfterTheChild()
                && earlier.filter(contact -> contact.author().equals(actor.account()))
                        .isEmpty()) {
            return Refused.UNKNOWN_CHILD;
        }
        if (earlier.isPresent()) {
            return repeated(earlier.get(), entry.fingerprint());
        }
        var whole = completed(report);
        return PossibleDays.refuse(report.occurredOn(), file.timeline(), today)
                .or(() -> people.refuse(report))
                .<Recording>map(why -> why)
                .orElseGet(() -> first(entry, whole, people.toConfirm(whole)));
    }

    static Recording repeated(Contact earlier, String fingerprint) {
        return earlier.versions().getFirst().fingerprint().equals(fingerprint)
                ? new Recorded(earlier, false)
                : Refused.ID_ALREADY_USED;
    }

    private Recording first(Entry entry, Report whole, Set<CaregiverId> toConfirm) {
        var version = new Contact.Version(
                1,
                actor.account(),
                // one after the other, so that of two of the same occasion it is clear which came first
                now.plus(fresh.size(), ChronoUnit.MICROS),
                whole,
                false,
                Optional.empty(),
                toConfirm,
                entry.fingerprint());
        var contact =
                new Contact(entry.id(), file.child(), actor.account(), entry.offline(), List.of(version), List.of());
        fresh.put(entry.id(), contact);
        return new Recorded(contact, true);
    }

    /** Of one's several caregivers, only those who look after the child took part. */
    private Report completed(Report report) {
        if (!report.participants().isEmpty()) {
            return report;
        }
        var caring = before.self().stream()
                .filter(who -> file.team().looksAfter(who, report.occurredOn()))
                .collect(Collectors.toSet());
        return report.madeBy(caring.isEmpty() ? before.self() : caring);
    }
}
