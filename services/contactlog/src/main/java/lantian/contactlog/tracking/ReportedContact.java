package lantian.contactlog.tracking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.matching.ContactHistory;
import lantian.contactlog.matching.ContactVersion;
import lantian.contactlog.matching.Receipt;
import lantian.contactlog.obligation.Trigger;

/** A contact as obligations see it: its versions, and what it raises. */
public record ReportedContact(ContactHistory contact, Optional<Trigger> trigger) {

    /**
     * One entry or correction, and whether it names something that asks for a visit.
     *
     * @param version as entered: {@code unconfirmed} are those for whom it counts only once they have confirmed it
     */
    public record Entry(ContactVersion version, boolean alarming) {}

    /**
     * Somebody named in an entry says whether it was so.
     *
     * @param version of the contact that was answered
     */
    public record Answer(CaregiverId who, int version, boolean confirmed, Receipt received) {}

    /**
     * @param versions in any order
     * @param answers in any order
     */
    public static ReportedContact of(UUID contact, List<Entry> versions, Collection<Answer> answers) {
        var entries = versions.stream()
                .sorted(Comparator.comparingInt(each -> each.version().number()))
                .toList();
        Optional<Trigger> trigger = Optional.empty();
        for (var each : entries) {
            var on = each.version().occurredOn();
            var received = each.version().receivedOn();
            trigger = each.alarming()
                    ? Optional.of(trigger.map(raised -> raised.again(on, received))
                            .orElseGet(() -> Trigger.raised(contact, on, received)))
                    : trigger.map(raised -> raised.withdrawn(received));
        }
        return new ReportedContact(
                new ContactHistory(
                        contact, counted(entries.stream().map(Entry::version).toList(), answers)),
                trigger);
    }

    /** Each answer makes the contact known anew, as each correction does. */
    private static List<ContactVersion> counted(List<ContactVersion> entries, Collection<Answer> answers) {
        if (answers.isEmpty()) {
            return entries;
        }
        var times = Stream.concat(
                        entries.stream().map(ContactVersion::received),
                        answers.stream().map(Answer::received))
                .distinct()
                .sorted(Comparator.comparing(Receipt::at))
                .toList();
        var counted = new ArrayList<ContactVersion>();
        for (var time : times) {
            entries.stream()
                    .filter(version -> !version.received().at().isAfter(time.at()))
                    .reduce((_, later) -> later)
                    .ifPresent(version ->
                            counted.add(counted(counted.size() + 1, time, version, entries, upTo(time, answers))));
        }
        return counted;
    }

    private static ContactVersion counted(
            int number, Receipt received, ContactVersion entry, List<ContactVersion> all, List<Answer> answers) {
        var unconfirmed = new HashSet<>(entry.unconfirmed());
        answers.stream()
                .filter(answer -> answer.version() <= entry.number())
                .filter(answer -> all.stream()
                        .anyMatch(version -> version.number() == answer.version() && version.sameEvent(entry)))
                .forEach(answer -> {
                    if (answer.confirmed()) {
                        unconfirmed.remove(answer.who());
                    } else {
                        unconfirmed.add(answer.who());
                    }
                });
        return new ContactVersion(
                number,
                received,
                entry.kind(),
                entry.completed(),
                entry.occurredOn(),
                entry.participants(),
                entry.met(),
                unconfirmed);
    }

    private static List<Answer> upTo(Receipt time, Collection<Answer> answers) {
        return answers.stream()
                .filter(answer -> !answer.received().at().isAfter(time.at()))
                .sorted(Comparator.comparing(answer -> answer.received().at()))
                .toList();
    }
}
