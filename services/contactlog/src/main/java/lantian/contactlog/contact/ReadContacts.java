package lantian.contactlog.contact;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.duty.Access;
import lantian.contactlog.matching.Occasions;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.UseCase;
import org.jspecify.annotations.Nullable;

/** Shows contacts to those who look after the child; every look is noted. */
@UseCase
public class ReadContacts {

    private final Logbook logbook;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    ReadContacts(Logbook logbook, Access access, Audit audit, Clock clock) {
        this.logbook = logbook;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param possibleDuplicateOf the contact received first that tells of the same occasion: this one serves nothing */
    public record Shown(Contact contact, Optional<UUID> possibleDuplicateOf) {}

    public Optional<Shown> one(ContactId id, Actor actor) {
        var found = logbook.find(id)
                .filter(contact -> contact.author().equals(actor.account()) || sees(contact.child(), actor));
        found.ifPresent(contact -> audit.entry(
                "contact.viewed",
                "contact",
                id.value(),
                Map.of("child", contact.child().value())));
        return found.map(this::shown);
    }

    /** With what else is known of it. */
    public Shown shown(Contact contact) {
        return shown(contact.child(), List.of(contact)).getFirst();
    }

    /** Empty if the child is none whom the caller may know. */
    public Optional<List<Shown>> of(ChildId child, Logbook.@Nullable Last after, int atMost, Actor actor) {
        if (!sees(child, actor)) {
            return Optional.empty();
        }
        audit.entry("contacts.viewed", "child", child.value(), Map.of());
        return Optional.of(shown(child, logbook.of(child, after, atMost)));
    }

    private List<Shown> shown(ChildId child, List<Contact> contacts) {
        var days = contacts.stream()
                .map(contact -> contact.current().told().occurredOn())
                .collect(Collectors.toSet());
        var beside = logbook.onDays(child, days).stream()
                .map(contact -> contact.reported(clock.getZone()).contact())
                .toList();
        var duplicates = Occasions.duplicates(beside, LocalDate.now(clock));
        return contacts.stream()
                .map(contact -> new Shown(
                        contact, Optional.ofNullable(duplicates.get(contact.id().value()))))
                .toList();
    }

    private boolean sees(ChildId child, Actor actor) {
        return switch (access.sight(actor.account(), child, LocalDate.now(clock))) {
            case OWN -> true;
            case SOMEBODY_ELSES -> actor.is(Role.SCHOOL_ADMIN);
            case UNKNOWN -> false;
        };
    }
}
