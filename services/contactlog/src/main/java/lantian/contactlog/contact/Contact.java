package lantian.contactlog.contact;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.matching.ContactVersion;
import lantian.contactlog.matching.Receipt;
import lantian.contactlog.tracking.ReportedContact;

/**
 * A contact with everything that was ever said of it. What is recorded stays; a correction is a new version with a reason.
 *
 * @param author the account that recorded it
 * @param offline entered without a connection, received later
 * @param answers what those named in it by somebody else said of it
 */
public record Contact(
        ContactId id, ChildId child, UUID author, boolean offline, List<Version> versions, List<Answer> answers) {

    /** Who wrote what the registry tells; nobody's account. */
    static final UUID REGISTRY = new UUID(0, 0);

    public Contact {
        versions = List.copyOf(versions);
        answers = List.copyOf(answers);
    }

    /**
     * @param fingerprint of the request that made it: the same again is a repetition
     * @param movesBack a correction that moves occurredOn earlier
     * @param reason of a correction
     * @param toConfirm those named for whom it counts only once they have confirmed it
     */
    public record Version(
            int number,
            UUID author,
            Instant receivedAt,
            Report report,
            boolean movesBack,
            Optional<String> reason,
            Set<CaregiverId> toConfirm,
            String fingerprint) {

        public Version {
            toConfirm = Set.copyOf(toConfirm);
        }

        /** Whether anything of it is to be sealed. */
        public boolean hasWords() {
            return !report.content().isEmpty() || reason.isPresent();
        }

        boolean sameEvent(Version other) {
            return report.sameEvent(other.report);
        }
    }

    /** What somebody named says of a version. */
    public record Answer(CaregiverId who, UUID account, int version, boolean confirmed, Instant at) {}

    /** What is known of one who was named by somebody else. */
    public enum Confirmation {
        /** Doesn't count for this person yet. */
        AWAITED,
        CONFIRMED,
        /** Wasn't there: doesn't count for this person. */
        DECLINED
    }

    /** The word of each who has one, or is asked for one before it counts. */
    public Map<CaregiverId, Confirmation> confirmations() {
        var words = new LinkedHashMap<CaregiverId, Confirmation>();
        current().toConfirm().forEach(who -> words.put(who, Confirmation.AWAITED));
        answers.stream()
                .filter(this::stands)
                .sorted(Comparator.comparing(Answer::at))
                .filter(answer -> current().report().participants().contains(answer.who()))
                .forEach(answer ->
                        words.put(answer.who(), answer.confirmed() ? Confirmation.CONFIRMED : Confirmation.DECLINED));
        return words;
    }

    /** What somebody said of another day, kind or outcome says nothing of this one. */
    private boolean stands(Answer answer) {
        return versions.stream()
                .anyMatch(version -> version.number() == answer.version() && version.sameEvent(current()));
    }

    Contact answered(Collection<Answer> more) {
        var all = new ArrayList<>(answers);
        all.addAll(more);
        return new Contact(id, child, author, offline, versions, all);
    }

    public Version current() {
        return versions.getLast();
    }

    Contact corrected(
            UUID by, Instant receivedAt, Report report, String reason, Set<CaregiverId> toConfirm, String fingerprint) {
        var corrected = new ArrayList<>(versions);
        corrected.add(new Version(
                current().number() + 1,
                by,
                receivedAt,
                report,
                report.occurredOn().isBefore(current().report().occurredOn()),
                Optional.of(reason),
                toConfirm,
                fingerprint));
        return new Contact(id, child, author, offline, corrected, answers);
    }

    /** The registry tells it, and only there it is corrected. */
    boolean isTheRegistrys() {
        return author.equals(REGISTRY);
    }

    /** The last version before this one, where it is known. */
    Optional<Version> before(int number) {
        return versions.stream().filter(version -> version.number() < number).reduce((_, later) -> later);
    }

    boolean knows(int number) {
        return versions.stream().anyMatch(version -> version.number() == number);
    }

    /** As obligations see it. */
    ReportedContact reported(ZoneId zone) {
        return ReportedContact.of(
                id.value(),
                versions.stream()
                        .map(version -> new ReportedContact.Entry(
                                counted(version, zone),
                                !version.report().signs().isEmpty()))
                        .toList(),
                answers.stream()
                        .map(answer -> new ReportedContact.Answer(
                                answer.who(), answer.version(), answer.confirmed(), Receipt.of(answer.at(), zone)))
                        .toList());
    }

    private static ContactVersion counted(Version version, ZoneId zone) {
        var report = version.report();
        return new ContactVersion(
                version.number(),
                Receipt.of(version.receivedAt(), zone),
                report.kind(),
                report.completed(),
                report.occurredOn(),
                report.participants(),
                report.met(),
                version.toConfirm());
    }
}
