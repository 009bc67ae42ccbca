package lantian.registry.identity;

import java.util.Optional;
import java.util.UUID;
import org.keycloak.admin.client.resource.OrganizationResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Finds organizations by the tenant they stand for: Keycloak gives new ones an id of its own. */
@Component
public class KeycloakTenants {

    private final RealmResource realm;

    KeycloakTenants(@Lazy RealmResource realm) {
        this.realm = realm;
    }

    public Optional<OrganizationResource> organization(UUID tenant) {
        return realm.organizations().searchByAttribute("tenant:" + tenant).stream()
                .findFirst()
                .map(found -> realm.organizations().get(found.getId()));
    }
}
