package lantian.registry.staff.keycloak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.platform.tenancy.Role;
import lantian.registry.staff.CountyPeople;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Whom the realm's roles of the county were given to directly; those of groups do not count. */
@Component
class KeycloakCountyPeople implements CountyPeople {

    private static final int PAGE = 200;

    private final RealmResource realm;

    KeycloakCountyPeople(@Lazy RealmResource realm) {
        this.realm = realm;
    }

    @Override
    public List<CountyPerson> all() {
        return KeycloakCall.ask(() -> {
            var known = new HashMap<String, CountyPerson>();
            Arrays.stream(Role.values()).filter(Role::ofCounty).forEach(role -> {
                for (var user : having(role)) {
                    known.merge(
                            user.getUsername(),
                            new CountyPerson(user.getUsername(), Set.of(role), area(user)),
                            KeycloakCountyPeople::both);
                }
            });
            return List.copyOf(known.values());
        });
    }

    private static CountyPerson both(CountyPerson one, CountyPerson other) {
        var roles = EnumSet.copyOf(one.roles());
        roles.addAll(other.roles());
        return new CountyPerson(one.username(), roles, one.area());
    }

    private List<UserRepresentation> having(Role role) {
        var all = new ArrayList<UserRepresentation>();
        for (List<UserRepresentation> page = page(role, 0); !page.isEmpty(); page = page(role, all.size())) {
            all.addAll(page);
        }
        all.removeIf(user -> !Boolean.TRUE.equals(user.isEnabled()));
        return all;
    }

    private List<UserRepresentation> page(Role role, int first) {
        return realm.roles().get(role.wire()).getUserMembers(false, first, PAGE);
    }

    private static Optional<UUID> area(UserRepresentation user) {
        var attributes = user.getAttributes() == null ? Map.<String, List<String>>of() : user.getAttributes();
        return attributes.getOrDefault("area", List.of()).stream().findFirst().flatMap(KeycloakCountyPeople::uuid);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
