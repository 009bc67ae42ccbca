package lantian.registry.staff.keycloak;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.registry.identity.KeycloakTenants;
import lantian.registry.staff.Identities;
import org.keycloak.admin.client.resource.OrganizationResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

@Component
class KeycloakIdentities implements Identities {

    private static final String CHANGE_PASSWORD = "UPDATE_PASSWORD";
    private static final String MARK = "made_for";

    private final RealmResource realm;
    private final KeycloakTenants tenants;

    KeycloakIdentities(@Lazy RealmResource realm, KeycloakTenants tenants) {
        this.realm = realm;
        this.tenants = tenants;
    }

    @Override
    public Optional<String> emailOf(String username) {
        return KeycloakCall.ask(() -> find(username).map(user -> user.getEmail() == null ? "" : user.getEmail()));
    }

    @Override
    public Creation create(String username, String name, String email, UUID mark) {
        var user = new UserRepresentation();
        user.setUsername(username);
        user.setFirstName(name);
        user.setEmail(email);
        user.setEnabled(true);
        user.setAttributes(Map.of(MARK, List.of(mark.toString())));
        return KeycloakCall.ask(() -> {
            try (var response = realm.users().create(user)) {
                return switch (response.getStatusInfo().toEnum()) {
                    case CREATED -> Creation.OURS;
                    case CONFLICT ->
                        find(username).filter(it -> carries(it, mark)).isPresent() ? Creation.OURS : Creation.TAKEN;
                    case BAD_REQUEST -> Creation.NOT_ACCEPTED;
                    default -> throw new WebApplicationException(response.getStatus());
                };
            }
        });
    }

    @Override
    public void oneTimePassword(String username, UUID mark, String password) {
        KeycloakCall.ask(() -> {
            var user = known(username);
            if (!carries(user, mark)) {
                throw new NotOurs();
            }
            try {
                realm.users().get(user.getId()).resetPassword(temporary(password));
            } catch (BadRequestException refused) {
                // nobody else can have had this password: an earlier run set it and died before it could note that
                if (!refused.getResponse().readEntity(String.class).contains("invalidPasswordHistory")) {
                    throw refused;
                }
            }
            realm.users().get(user.getId()).logout();
            return true;
        });
    }

    @Override
    public void expireOneTimePassword(String username, UUID mark) {
        KeycloakCall.ask(() -> {
            var user = known(username);
            if (carries(user, mark) && user.getRequiredActions().contains(CHANGE_PASSWORD)) {
                realm.users()
                        .get(user.getId())
                        .resetPassword(temporary(UUID.randomUUID().toString()));
            }
            return true;
        });
    }

    private static CredentialRepresentation temporary(String password) {
        var credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setValue(password);
        credential.setTemporary(true);
        return credential;
    }

    @Override
    public void adopt(String username, UUID mark) {
        KeycloakCall.ask(() -> {
            var user = known(username);
            var attributes =
                    new HashMap<>(user.getAttributes() == null ? Map.<String, List<String>>of() : user.getAttributes());
            if (attributes.putIfAbsent(MARK, List.of(mark.toString())) == null) {
                user.setAttributes(attributes);
                realm.users().get(user.getId()).update(user);
            }
            return true;
        });
    }

    private static boolean carries(UserRepresentation user, UUID mark) {
        return user.getAttributes() != null
                && user.getAttributes().getOrDefault(MARK, List.of()).contains(mark.toString());
    }

    @Override
    public void belongs(String username, UUID school, boolean active) {
        KeycloakCall.ask(() -> {
            var user = known(username);
            if (active) {
                join(user, school);
            } else {
                leave(user, school);
                realm.users().get(user.getId()).logout();
            }
            return true;
        });
    }

    private void join(UserRepresentation user, UUID school) {
        try (var response = organization(school).members().addMember(user.getId())) {
            var status = response.getStatus();
            if (status >= 300 && status != Response.Status.CONFLICT.getStatusCode()) {
                throw new WebApplicationException(status);
            }
        }
    }

    private void leave(UserRepresentation user, UUID school) {
        try (var response = organization(school).members().member(user.getId()).delete()) {
            var status = response.getStatus();
            if (status >= 300
                    && status != Response.Status.NOT_FOUND.getStatusCode()
                    && status != Response.Status.BAD_REQUEST.getStatusCode()) {
                throw new WebApplicationException(status);
            }
        }
    }

    private OrganizationResource organization(UUID school) {
        return tenants.organization(school).orElseThrow(NotFoundException::new);
    }

    private UserRepresentation known(String username) {
        return find(username).orElseThrow(NotFoundException::new);
    }

    private Optional<UserRepresentation> find(String username) {
        return realm.users().searchByUsername(username.toLowerCase(Locale.ROOT), true).stream()
                .findFirst()
                .map(found -> realm.users().get(found.getId()).toRepresentation());
    }
}
