package lantian.contactlog.duty;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.matching.ContactHistory;
import lantian.contactlog.matching.ContactVersion;
import lantian.contactlog.obligation.Trigger;

/** A contact as obligations see it: its versions, and what it raises. */
public record Reported(ContactHistory contact, Optional<Trigger> trigger) {

    /** One entry or correction, and whether it names something that asks for a visit. */
    public record Told(ContactVersion version, boolean alarming) {}

    /** @param versions in any order */
    public static Reported of(UUID contact, List<Told> versions) {
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
                new ContactHistory(contact, told.stream().map(Told::version).toList()), trigger);
    }
}
