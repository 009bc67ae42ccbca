package lantian.registry.staff.keycloak;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import lantian.registry.staff.SignIn;
import lantian.registry.staff.SignIn.Outcome;
import lantian.registry.staff.SignIns;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.EventRepresentation;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Reads the realm's events. */
@Component
class KeycloakSignIns implements SignIns {

    private static final List<String> KINDS = List.of("LOGIN", "LOGIN_ERROR");
    private static final int LATEST = 50;

    private final RealmResource realm;

    KeycloakSignIns(@Lazy RealmResource realm) {
        this.realm = realm;
    }

    @Override
    public List<SignIn> of(String username) {
        return KeycloakCall.ask(() -> realm.users().searchByUsername(username.toLowerCase(Locale.ROOT), true).stream()
                .findFirst()
                .map(user -> realm.getEvents(KINDS, null, user.getId(), null, null, null, 0, LATEST).stream()
                        .map(KeycloakSignIns::signIn)
                        .toList())
                .orElse(List.of()));
    }

    private static SignIn signIn(EventRepresentation event) {
        return SignIn.from(
                Instant.ofEpochMilli(event.getTime()),
                event.getType().equals("LOGIN") ? Outcome.SUCCEEDED : failure(event.getError()),
                event.getIpAddress(),
                Objects.requireNonNullElse(event.getClientId(), ""));
    }

    private static Outcome failure(String error) {
        return switch (error) {
            case "invalid_user_credentials" -> Outcome.WRONG_PASSWORD;
            case "user_temporarily_disabled" -> Outcome.SLOWED;
            case "user_disabled" -> Outcome.DISABLED;
            default -> Outcome.NOT_FINISHED;
        };
    }
}
