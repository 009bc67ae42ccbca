package lantian.keycloak;

import org.keycloak.Config;
import org.keycloak.events.Errors;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.managers.BruteForceProtector;

/** Counts tries at accounts that do not exist: the protector hears only of those that do. */
public final class UnknownAccounts implements EventListenerProviderFactory {

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new EventListenerProvider() {
            @Override
            public void onEvent(Event event) {
                if (event.getType() == EventType.LOGIN_ERROR && Errors.USER_NOT_FOUND.equals(event.getError())) {
                    count(session, event);
                }
            }

            @Override
            public void onEvent(AdminEvent event, boolean includeRepresentation) {
                // administrators do not guess
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    private static void count(KeycloakSession session, Event event) {
        var realm = session.realms().getRealm(event.getRealmId());
        if (realm.isBruteForceProtected()
                && session.getProvider(BruteForceProtector.class) instanceof PairProtector protector) {
            protector.failedUnknown(realm, event.getIpAddress());
        }
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public String getId() {
        return "lantian-unknown-accounts";
    }

    @Override
    public void init(Config.Scope config) {
        // nothing to set
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // nothing to prepare
    }

    @Override
    public void close() {
        // nothing is held
    }
}
