package lantian.platform.tenancy;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What an account may do for a school, or for the bureau.
 *
 * @param area the area an area supervisor answers for
 * @param active false once the account no longer belongs there
 * @param version counts the changes, from 1 on
 */
public record Membership(
        UUID account, TenantId tenant, Set<Role> roles, Optional<UUID> area, boolean active, long version) {

    public Membership {
        roles = Set.copyOf(roles);
    }
}
