package lantian.registry.staff;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.platform.tenancy.Role;

/** Where an account belongs or may, for itself to look at: in whatever schools, and at the bureau. */
public interface OwnMemberships {

    /** Of one account; ended ones and those still under way are none. */
    List<OwnMembership> of(UUID account);

    /**
     * A school that somebody belongs to, or may.
     *
     * @param county whether it is the bureau, which has no name here
     * @param area an area supervisor's area
     */
    record OwnMembership(
            UUID school, String schoolName, Set<Role> roles, State state, boolean county, Optional<UUID> area) {}

    /** An offer gives no right before it is accepted. */
    enum State {
        OFFERED,
        ACTIVE
    }
}
