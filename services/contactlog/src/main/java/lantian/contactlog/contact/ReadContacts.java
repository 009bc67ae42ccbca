package lantian.contactlog.contact;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.matching.Occasions;
import lantian.contactlog.peopleview.AccessScope;
import lantian.contactlog.standard.ContactKind;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.UseCase;
import org.jspecify.annotations.Nullable;

/** Shows contacts to those who may see them, of each what they may see; every look is noted. */
@UseCase
public class ReadContacts {

    private final Contacts contacts;
    private final AccessScope access;
    private final Audit audit;
    private final Clock clock;

    ReadContacts(Contacts contacts, AccessScope access, Audit audit, Clock clock) {
        this.contacts = contacts;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A contact with what of it may be shown to who asked.
     *
     * @param possibleDuplicateOf the contact received first that tells of the same occasion: this one serves nothing
     */
    public record Shown(Contact contact, Optional<UUID> possibleDuplicateOf, VisibleFields seen) {}

    public Optional<Shown> one(ContactId id, Actor actor) {
        var found = contacts.find(id).filter(contact -> seen(contact, actor).shows(ContactField.ID));
        found.ifPresent(contact -> audit.entry(
                "contact.viewed",
                "contact",
                id.value(),
                Map.of("child", contact.child().value())));
        return found.map(contact -> shown(contact, actor));
    }

    /** With what else is known of it. */
    public Shown shown(Contact contact, Actor actor) {
        return shown(contact.child(), List.of(contact), each -> seen(each, actor))
                .getFirst();
    }

    /** Empty if the child is none whom the caller may know. */
    public Optional<List<Shown>> of(ChildId child, Contacts.@Nullable Last after, int atMost, Actor actor) {
        var ties = access.ties(actor.account(), child, LocalDate.now(clock));
        var viewpoints = ties.map(tied -> viewpoints(tied, actor)).orElse(Set.of());
        if (ties.isEmpty() || viewpoints.isEmpty()) {
            return Optional.empty();
        }
        audit.entry("contacts.viewed", "child", child.value(), Map.of());
        var reach = new Contacts.Reach(
                VisibleFields.by(viewpoints, ContactKind.TALK).shows(ContactField.ID),
                VisibleFields.by(viewpoints, ContactKind.COUNSELLING).shows(ContactField.ID),
                actor.account(),
                ties.get().self());
        return Optional.of(
                shown(child, contacts.of(child, reach, after, atMost), contact -> seen(contact, ties.get(), actor)));
    }

    private List<Shown> shown(ChildId child, List<Contact> read, Function<Contact, VisibleFields> seen) {
        var days = read.stream()
                .map(contact -> contact.current().report().occurredOn())
                .collect(Collectors.toSet());
        var beside = contacts.onDays(child, days).stream()
                .map(contact -> contact.reported(clock.getZone()).contact())
                .toList();
        var duplicates = Occasions.duplicates(beside, LocalDate.now(clock));
        return read.stream()
                .map(contact -> new Shown(
                        contact, Optional.ofNullable(duplicates.get(contact.id().value())), seen.apply(contact)))
                .toList();
    }

    public VisibleFields seen(Contact contact, Actor actor) {
        if (contact.author().equals(actor.account())) {
            return VisibleFields.by(
                    Set.of(Viewpoint.AUTHOR), contact.current().report().kind());
        }
        return access.ties(actor.account(), contact.child(), LocalDate.now(clock))
                .map(ties -> seen(contact, ties, actor))
                .orElseGet(() -> new VisibleFields(Set.of()));
    }

    private static VisibleFields seen(Contact contact, AccessScope.Ties ties, Actor actor) {
        var report = contact.current().report();
        var viewpoints = new HashSet<>(viewpoints(ties, actor));
        var named = report.participants().stream().anyMatch(ties.self()::contains);
        if (contact.author().equals(actor.account()) || named) {
            viewpoints.add(Viewpoint.AUTHOR);
        }
        return VisibleFields.by(viewpoints, report.kind());
    }

    private static Set<Viewpoint> viewpoints(AccessScope.Ties ties, Actor actor) {
        var viewpoints = EnumSet.noneOf(Viewpoint.class);
        if (actor.is(Role.SCHOOL_ADMIN)) {
            viewpoints.add(Viewpoint.SCHOOL_ADMIN);
        }
        if (ties.classTeacher()) {
            viewpoints.add(Viewpoint.CLASS_TEACHER);
        }
        ties.pairs().forEach(kind -> viewpoints.add(Viewpoint.valueOf(kind.name())));
        return viewpoints;
    }
}
