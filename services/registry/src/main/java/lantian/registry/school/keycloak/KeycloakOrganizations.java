package lantian.registry.school.keycloak;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lantian.registry.school.Organizations;
import lantian.registry.school.School;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.OrganizationDomainRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The organization has the school's id; the attribute {@code tenant} says it again for tokens. */
@Component
class KeycloakOrganizations implements Organizations {

    private final RealmResource realm;

    KeycloakOrganizations(@Lazy RealmResource realm) {
        this.realm = realm;
    }

    @Override
    public void ensure(School school) {
        var known = find(school);
        var wanted = known.orElseGet(OrganizationRepresentation::new);
        wanted.setName(school.name() + " (" + school.code() + ")");
        wanted.setEnabled(school.state() != School.State.SUSPENDED);
        wanted.setAttributes(Map.of("tenant", List.of(school.id().toString())));
        if (known.isPresent()) {
            check(realm.organizations().get(known.get().getId()).update(wanted));
            return;
        }
        wanted.setId(school.id().toString());
        wanted.setAlias(school.id().toString());
        wanted.addDomain(new OrganizationDomainRepresentation(school.id() + ".schools.invalid"));
        check(realm.organizations().create(wanted));
    }

    private Optional<OrganizationRepresentation> find(School school) {
        try {
            return Optional.of(realm.organizations().get(school.id().toString()).toRepresentation());
        } catch (NotFoundException none) {
            return Optional.empty();
        }
    }

    private static void check(Response response) {
        try (response) {
            if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
                throw new WebApplicationException(response.getStatus());
            }
        }
    }
}
