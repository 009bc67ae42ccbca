package lantian.registry.onboarding.keycloak;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import lantian.registry.identity.KeycloakTenants;
import lantian.registry.onboarding.Organizations;
import lantian.registry.school.School;
import org.keycloak.admin.client.resource.OrganizationResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.OrganizationDomainRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The organization's attribute {@code tenant} is the school's id, in tokens too. */
@Component
class KeycloakOrganizations implements Organizations {

    private final RealmResource realm;
    private final KeycloakTenants tenants;

    KeycloakOrganizations(@Lazy RealmResource realm, KeycloakTenants tenants) {
        this.realm = realm;
        this.tenants = tenants;
    }

    @Override
    public void ensure(School school) {
        var tenant = school.id().value();
        var known = tenants.organization(tenant);
        var wanted = known.map(OrganizationResource::toRepresentation).orElseGet(OrganizationRepresentation::new);
        wanted.setName(school.name() + " (" + school.code() + ")");
        wanted.setEnabled(school.state() != School.State.SUSPENDED);
        wanted.setAttributes(Map.of("tenant", List.of(tenant.toString()), "name", List.of(school.name())));
        if (known.isPresent()) {
            check(known.get().update(wanted));
            return;
        }
        // the alias is unique: two replicas at once can't make two
        wanted.setAlias(tenant.toString());
        wanted.addDomain(new OrganizationDomainRepresentation(tenant + ".schools.invalid"));
        check(realm.organizations().create(wanted));
    }

    private static void check(Response response) {
        try (response) {
            if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
                throw new WebApplicationException(response.getStatus());
            }
        }
    }
}
