package lantian.platform.tenancy;

import java.util.Set;

/**
 * What an account may do at this moment, whatever its token says: a token lives on for minutes after somebody was dismissed
 * or demoted. A service that decides about rights answers from its own records.
 */
@FunctionalInterface
public interface CurrentRights {

    /** @return at most the roles that the actor came with */
    Set<Role> of(Actor actor);
}
