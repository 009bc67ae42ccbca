package lantian.registry.access;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Role;

/** What an account is tied to: classes as a class teacher, children by pairs. */
public interface Sight {

    Set<UUID> classesTaught(UUID account, LocalDate day);

    Set<UUID> childrenPaired(UUID account, LocalDate day);

    /** Administrators see all, class teachers their classes, caregivers their paired children; nobody else anybody. */
    default Visible of(Actor actor, LocalDate day) {
        if (actor.is(Role.SCHOOL_ADMIN)) {
            return Visible.EVERYBODY;
        }
        var classes = actor.is(Role.CLASS_TEACHER) ? classesTaught(actor.account(), day) : Set.<UUID>of();
        var children = actor.is(Role.CAREGIVER) || actor.is(Role.CLASS_TEACHER)
                ? childrenPaired(actor.account(), day)
                : Set.<UUID>of();
        return new Visible(false, classes, children);
    }
}
