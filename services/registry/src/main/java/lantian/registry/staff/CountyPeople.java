package lantian.registry.staff;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.platform.tenancy.Role;

/** The bureau's people, whom its administrators keep at the identity provider. */
public interface CountyPeople {

    /**
     * All who may do something for the county.
     *
     * @throws Identities.Away if the identity provider does not answer
     */
    List<CountyPerson> all();

    /** @param area an area supervisor's area */
    record CountyPerson(String username, Set<Role> roles, Optional<UUID> area) {}
}
