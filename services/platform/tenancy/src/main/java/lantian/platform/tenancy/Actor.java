package lantian.platform.tenancy;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who acts, for exactly one tenant, with the roles held there.
 *
 * @param account pseudonym of the login, see {@link Accounts}
 * @param username the login itself; for matching accounts, never for events or logs
 * @param area the area an area supervisor answers for
 */
public record Actor(UUID account, String username, TenantId tenant, Set<Role> roles, Optional<UUID> area) {

    /** Our own work on behalf of a tenant: consumers and background jobs. It holds no role. */
    static Actor system(TenantId tenant) {
        return new Actor(Accounts.of("system"), "system", tenant, Set.of(), Optional.empty());
    }

    public boolean is(Role... anyOf) {
        return Arrays.stream(anyOf).anyMatch(roles::contains);
    }

    /** Acts for the bureau and sees figures of several schools. */
    public boolean inCounty() {
        return roles.stream().anyMatch(Role::ofCounty);
    }

    /** How far reads of published figures reach: {@code county}, {@code area:<id>} or {@code school}. */
    String scope() {
        if (is(Role.COUNTY_OFFICER, Role.AUDITOR)) {
            return "county";
        }
        return is(Role.AREA_SUPERVISOR) ? area.map(id -> "area:" + id).orElse("school") : "school";
    }
}
