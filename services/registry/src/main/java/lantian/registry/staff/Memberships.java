package lantian.registry.staff;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import lantian.platform.tenancy.Role;

/** Where an account belongs, in whatever schools. */
public interface Memberships {

    /** Of one account; ended ones and those still under way are none. */
    List<Membership> of(UUID account);

    /** A school that somebody belongs to, or may. */
    record Membership(UUID school, String schoolName, UUID staff, Set<Role> roles, State state) {}

    /** An offer gives no right before it is accepted. */
    enum State {
        OFFERED,
        ACTIVE
    }
}
