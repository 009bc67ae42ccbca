package lantian.registry.access;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Role;

/** What an account is tied to: classes as a class teacher, children by pairs. */
public interface Sight {

    Set<UUID> classesTaught(UUID account, LocalDate day);

    /** By which kinds of pairs; a kind that was never told counts as the one that sees least. */
    Map<UUID, Set<Viewpoint>> childrenPaired(UUID account, LocalDate day);

    /** What the school shows donors of each of these children; those of whom nothing is shown are missing. */
    Map<UUID, Set<Field>> released(Collection<UUID> children);

    /** Administrators see all, class teachers their classes, caregivers their paired children; nobody else anybody. */
    default Visible of(Actor actor, LocalDate day) {
        if (actor.is(Role.SCHOOL_ADMIN)) {
            return Visible.EVERYBODY;
        }
        var classes = actor.is(Role.CLASS_TEACHER) ? classesTaught(actor.account(), day) : Set.<UUID>of();
        var children = actor.is(Role.CAREGIVER, Role.CLASS_TEACHER)
                ? childrenPaired(actor.account(), day)
                : Map.<UUID, Set<Viewpoint>>of();
        return new Visible(false, classes, children, children.isEmpty() ? Map.of() : released(children.keySet()));
    }
}
