package lantian.contactlog.duty;

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
public record Reported(ContactHistory contact, Optional<Trigger> trigger) {

    /**
     * One entry or correction, and whether it names something that asks for a visit.
     *
     * @param version as entered: {@code unconfirmed} are those for whom it counts only once they have confirmed it
     */
    public record Told(ContactVersion version, boolean alarming) {}

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
    public static Reported of(UUID contact, List<Told> versions, Collection<Answer> answers) {
        var told = versions.stream()
                .sorted(Comparator.comparingInt(each -> each.version().number()))
                .toList();
        Optional<Trigger> trigger = Optional.empty();
        for (var each : told) {
            var on = each.version().occurredOn();
            var received = each.version().receivedOn();
            trigger = each.alarming()
                    ? Optional.of(trigger.map(raised -> raised.again(on, received))
                            .orElseGet(() -> Trigger.raised(contact, on, received)))
                    : trigger.map(raised -> raised.withdrawn(received));
        }
        return new Reported(
                new ContactHistory(
                        contact, counted(told.stream().map(Told::version).toList(), answers)),
                trigger);
    }

    /** Each answer makes the contact known anew, as each correction does. */
    private static List<ContactVersion> counted(List<ContactVersion> told, Collection<Answer> answers) {
        if (answers.isEmpty()) {
            return told;
        }
        var times = Stream.concat(
                        told.stream().map(ContactVersion::received),
                        answers.stream().map(Answer::received))
                .distinct()
                .sorted(Comparator.comparing(Receipt::at))
                .toList();
        var counted = new ArrayList<ContactVersion>();
        for (var time : times) {
            told.stream()
                    .filter(version -> !version.received().at().isAfter(time.at()))
                    .reduce((_, later) -> later)
                    .ifPresent(version ->
                            counted.add(counted(counted.size() + 1, time, version, told, upTo(time, answers))));
        }
        return counted;
    }

    private static ContactVersion counted(
            int number, Receipt received, ContactVersion told, List<ContactVersion> all, List<Answer> answers) {
        var unconfirmed = new HashSet<>(told.unconfirmed());
        answers.stream()
                .filter(answer -> answer.version() <= told.number())
                .filter(answer -> all.stream()
                        .anyMatch(version -> version.number() == answer.version() && version.sameEvent(told)))
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
                told.kind(),
                told.completed(),
                told.occurredOn(),
                told.participants(),
                told.met(),
                unconfirmed);
    }

    private static List<Answer> upTo(Receipt time, Collection<Answer> answers) {
        return answers.stream()
                .filter(answer -> !answer.received().at().isAfter(time.at()))
                .sorted(Comparator.comparing(answer -> answer.received().at()))
                .toList();
    }
}
