package lantian.contactlog.contact;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.duty.Access;
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

    public Optional<Contact> one(ContactId id, Actor actor) {
        var found = logbook.find(id)
                .filter(contact -> contact.author().equals(actor.account()) || sees(contact.child(), actor));
        found.ifPresent(contact -> audit.entry(
                "contact.viewed",
                "contact",
                id.value(),
                Map.of("child", contact.child().value())));
        return found;
    }

    /** Empty if the child is none whom the caller may know. */
    public Optional<List<Contact>> of(ChildId child, Logbook.@Nullable Last after, int atMost, Actor actor) {
        if (!sees(child, actor)) {
            return Optional.empty();
        }
        audit.entry("contacts.viewed", "child", child.value(), Map.of());
        return Optional.of(logbook.of(child, after, atMost));
    }

    private boolean sees(ChildId child, Actor actor) {
        return switch (access.sight(actor.account(), child, LocalDate.now(clock))) {
            case OWN -> true;
            case SOMEBODY_ELSES -> actor.is(Role.SCHOOL_ADMIN);
            case UNKNOWN -> false;
        };
    }
}
