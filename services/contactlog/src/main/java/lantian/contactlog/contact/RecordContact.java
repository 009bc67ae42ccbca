package lantian.contactlog.contact;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.contact.Recording.Recorded;
import lantian.contactlog.contact.Recording.Refused;
import lantian.contactlog.tracking.CareRecord;
import lantian.contactlog.tracking.CareRecords;
import lantian.contactlog.tracking.ObligationEvents;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.UseCase;

/** Records a contact once, and in the same transaction what it counts for and what it raises. */
@UseCase
public class RecordContact {

    private final CareRecords files;
    private final Logbook logbook;
    private final Keeping keeping;
    private final Clock clock;

    RecordContact(
            CareRecords files,
            Logbook logbook,
            ObligationEvents dutyNews,
            ContactNews contactNews,
            Audit audit,
            Clock clock) {
        this.files = files;
        this.logbook = logbook;
        this.keeping = new Keeping(files, dutyNews, contactNews, audit, clock);
        this.clock = clock;
    }

    /** @param report who says nothing of participants made the contact alone */
    public Recording record(
            ContactId id, ChildId child, Report report, boolean offline, String fingerprint, Actor actor) {
        var opened =
                files.open(child, EnumSet.of(report.kind()), !report.signs().isEmpty(), List.of(report.occurredOn()));
        if (opened.isEmpty()) {
            return Refused.UNKNOWN_CHILD;
        }
        var file = opened.get().record();
        var before = logbook.look(id, actor.account(), report.participants());
        var earlier = before.contact();
        var people = Participation.of(file, before, report.occurredOn(), LocalDate.now(clock));
        if (!people.writerLooksAfterTheChild()
                && earlier.filter(contact -> contact.author().equals(actor.account()))
                        .isEmpty()) {
            return Refused.UNKNOWN_CHILD;
        }
        if (earlier.isPresent()) {
            return repeated(earlier.get(), fingerprint);
        }
        var whole = completed(report, file, before.self());
        return Rules.refuse(report.occurredOn(), file.timeline(), LocalDate.now(clock))
                .or(() -> people.refuse(report))
                .<Recording>map(why -> why)
                .orElseGet(() -> keep(
                        new Contact(
                                id,
                                child,
                                actor.account(),
                                offline,
                                List.of(entry(whole, people.toConfirm(whole), fingerprint, actor)),
                                List.of()),
                        opened.get()));
    }

    private static Recording repeated(Contact earlier, String fingerprint) {
        return earlier.versions().getFirst().fingerprint().equals(fingerprint)
                ? new Recorded(earlier, false)
                : Refused.ID_ALREADY_USED;
    }

    private Contact.Version entry(Report report, Set<CaregiverId> toConfirm, String fingerprint, Actor actor) {
        return new Contact.Version(
                1,
                actor.account(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                report,
                false,
                Optional.empty(),
                toConfirm,
                fingerprint);
    }

    private Recording keep(Contact contact, CareRecords.OpenedRecord opened) {
        if (!logbook.add(contact)) {
            return Refused.ID_ALREADY_USED;
        }
        keeping.follow(opened, contact, "contact.recorded");
        return new Recorded(contact, true);
    }

    /** Of one's several caregivers, only those who look after the child took part. */
    private static Report completed(Report report, CareRecord file, Set<CaregiverId> self) {
        if (!report.participants().isEmpty()) {
            return report;
        }
        var caring = self.stream()
                .filter(who -> file.team().looksAfter(who, report.occurredOn()))
                .collect(Collectors.toSet());
        return report.madeBy(caring.isEmpty() ? self : caring);
    }
}
