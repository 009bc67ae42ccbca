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
import lantian.contactlog.duty.ChildFile;
import lantian.contactlog.duty.DutyNews;
import lantian.contactlog.duty.Files;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.UseCase;

/** Records a contact once, and in the same transaction what it counts for and what it raises. */
@UseCase
public class RecordContact {

    private final Files files;
    private final Logbook logbook;
    private final Keeping keeping;
    private final Clock clock;

    RecordContact(Files files, Logbook logbook, DutyNews dutyNews, ContactNews contactNews, Audit audit, Clock clock) {
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
        var file = opened.get().file();
        var before = logbook.look(id, actor.account(), report.participants());
        var earlier = before.contact();
        if (!mayRecord(file, before.self(), report.occurredOn())
                && earlier.filter(contact -> contact.author().equals(actor.account()))
                        .isEmpty()) {
            return Refused.UNKNOWN_CHILD;
        }
        if (earlier.isPresent()) {
            return repeated(earlier.get(), fingerprint);
        }
        return refused(report, file, before)
                .<Recording>map(why -> why)
                .orElseGet(() -> keep(
                        id, child, completed(report, file, before.self()), offline, fingerprint, actor, opened.get()));
    }

    private static Recording repeated(Contact earlier, String fingerprint) {
        return earlier.versions().getFirst().fingerprint().equals(fingerprint)
                ? new Recorded(earlier, false)
                : Refused.ID_ALREADY_USED;
    }

    private Optional<Refused> refused(Report report, ChildFile file, Logbook.Before before) {
        return Rules.refuse(report.occurredOn(), file.timeline(), LocalDate.now(clock))
                .or(() -> before.known().containsAll(report.participants())
                        ? Optional.empty()
                        : Optional.of(Refused.UNKNOWN_PARTICIPANT));
    }

    private Recording keep(
            ContactId id,
            ChildId child,
            Report report,
            boolean offline,
            String fingerprint,
            Actor actor,
            Files.Focused opened) {
        var version = new Contact.Version(
                1,
                actor.account(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                report,
                false,
                Optional.empty(),
                fingerprint);
        var contact = new Contact(id, child, actor.account(), offline, List.of(version));
        if (!logbook.add(contact)) {
            return Refused.ID_ALREADY_USED;
        }
        keeping.follow(opened, contact, "contact.recorded");
        return new Recorded(contact, true);
    }

    /** Looks after the child on the day of the contact or today, or did on the child's last day here. */
    private boolean mayRecord(ChildFile file, Set<CaregiverId> self, LocalDate occurredOn) {
        var days = List.of(
                occurredOn, LocalDate.now(clock), file.timeline().enrolled().to());
        return self.stream()
                .anyMatch(who -> days.stream().anyMatch(day -> file.team().looksAfter(who, day)));
    }

    /** Of one's several caregivers, only those who look after the child took part. */
    private static Report completed(Report report, ChildFile file, Set<CaregiverId> self) {
        if (!report.participants().isEmpty()) {
            return report;
        }
        var caring = self.stream()
                .filter(who -> file.team().looksAfter(who, report.occurredOn()))
                .collect(Collectors.toSet());
        return report.madeBy(caring.isEmpty() ? self : caring);
    }
}
