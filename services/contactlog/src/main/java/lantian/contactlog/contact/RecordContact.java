package lantian.contactlog.contact;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** Records contacts once, and in the same transaction what it counts for and what it raises. */
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
        var before = logbook.look(
                entries.stream().map(Entry::id).toList(),
                actor.account(),
                reports.stream()
                        .flatMap(report -> report.participants().stream())
                        .collect(Collectors.toSet()));
        var session = new Session(child, opened.get().file(), before, actor);
        var recordings = entries.stream().map(session::record).toList();
        return keep(session.fresh, recordings, opened.get());
    }

    /** What this very request recorded before, whatever its form asks for by now. */
    public Optional<Recording> repeated(ContactId id, String fingerprint, Actor actor) {
        return logbook.find(id)
                .filter(contact -> contact.author().equals(actor.account()))
                .map(contact -> repeated(contact, fingerprint))
                .filter(Recorded.class::isInstance);
    }

    private List<Recording> keep(
            Map<ContactId, Contact> fresh, List<Recording> recordings, Files.Focused opened) {
        if (fresh.isEmpty()) {
            return recordings;
        }
        var added = logbook.add(fresh.values());
        var kept = fresh.values().stream()
                .filter(contact -> added.contains(contact.id()))
                .toList();
        if (!kept.isEmpty()) {
            keeping.follow(opened, kept, "contact.recorded");
        }
        // an id may have been taken meanwhile, with a contact of another child
        return recordings.stream()
                .map(recording -> recording instanceof Recorded(var contact, _)
                                && fresh.containsKey(contact.id())
                                && !added.contains(contact.id())
                        ? Refused.ID_ALREADY_USED
                        : recording)
                .toList();
    }

    /** What one person reports of one child, one after the other. */
    private final class Session {

        private final ChildId child;
        private final ChildFile file;
        private final Logbook.Before before;
        private final Actor actor;
        private final LocalDate today = LocalDate.now(clock);
        private final Instant began = clock.instant().truncatedTo(ChronoUnit.MICROS);
        private final Map<ContactId, Contact> fresh = new LinkedHashMap<>();

        Session(ChildId child, ChildFile file, Logbook.Before before, Actor actor) {
            this.child = child;
            this.file = file;
            this.before = before;
            this.actor = actor;
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
            var whole = completed(report, file, before.self());
            return Rules.refuse(report.occurredOn(), file.timeline(), today)
                    .or(() -> people.refuse(report))
                    .<Recording>map(why -> why)
                    .orElseGet(() -> first(entry, whole, people.toConfirm(whole)));
        }

        private Recording first(Entry entry, Report whole, Set<CaregiverId> toConfirm) {
            var version = new Contact.Version(
                    1,
                    actor.account(),
                    // one after the other, so that of two of the same occasion it is clear which came first
                    began.plus(fresh.size(), ChronoUnit.MICROS),
                    whole,
                    false,
                    Optional.empty(),
                    toConfirm,
                    entry.fingerprint());
            var contact =
                    new Contact(entry.id(), child, actor.account(), entry.offline(), List.of(version), List.of());
            fresh.put(entry.id(), contact);
            return new Recorded(contact, true);
        }
    }

    private static Recording repeated(Contact earlier, String fingerprint) {
        return earlier.versions().getFirst().fingerprint().equals(fingerprint)
                ? new Recorded(earlier, false)
                : Refused.ID_ALREADY_USED;
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
