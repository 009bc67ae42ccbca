package lantian.platform.tenancy;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a service itself knows of an account's roles in a school. It wins over the token, which may be minutes old: who was
 * dismissed or demoted can't undo that by what a token still says.
 */
@FunctionalInterface
public interface RolesOnRecord {

    /** @return empty where nothing is on record; no roles for who does not belong to the school */
    Optional<Set<Role>> of(UUID account, TenantId school);
}
