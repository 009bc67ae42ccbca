package lantian.keycloak;

import jakarta.ws.rs.core.UriInfo;
import java.util.Collections;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.common.ClientConnection;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.services.managers.BruteForceProtectorFactory;

/** Takes the place of Keycloak's own protector, which locks an account for everybody. No account is ever locked for good. */
public final class PairProtector implements BruteForceProtector, BruteForceProtectorFactory {

    private static final Set<String> GUESSED = Set.of("password", "otp", "recovery-authn-codes");

    private @Nullable KeycloakSessionFactory factory;

    @Override
    public void failedLogin(
            RealmModel realm,
            UserModel user,
            ClientConnection connection,
            UriInfo uri,
            @Nullable Set<String> categories) {
        if (categories == null || !Collections.disjoint(GUESSED, categories)) {
            count(realm, connection.getRemoteAddr(), tries -> tries.failed(user.getId()));
        }
    }

    @Override
    public void successfulLogin(
            RealmModel realm,
            UserModel user,
            ClientConnection connection,
            UriInfo uri,
            @Nullable Set<String> categories) {
        if (categories != null && !Collections.disjoint(GUESSED, categories)) {
            count(realm, connection.getRemoteAddr(), tries -> tries.succeeded(user.getId()));
        }
    }

    /** In a transaction of its own, as that of a failed sign-in is rolled back; one after the other, so that each counts. */
    private synchronized void count(RealmModel realm, String address, Consumer<WrongTries> change) {
        KeycloakModelUtils.runJobInTransaction(
                factory, session -> change.accept(new WrongTries(session, realm, address)));
    }

    /** An unknown account was tried. */
    void failedUnknown(RealmModel realm, String address) {
        count(realm, address, tries -> tries.failed(null));
    }

    @Override
    public boolean isTemporarilyDisabled(KeycloakSession session, RealmModel realm, UserModel user) {
        return new WrongTries(
                        session, realm, session.getContext().getConnection().getRemoteAddr())
                .hold(user);
    }

    @Override
    public boolean isPermanentlyLockedOut(KeycloakSession session, RealmModel realm, UserModel user) {
        return false;
    }

    @Override
    public void cleanUpPermanentLockout(KeycloakSession session, RealmModel realm, UserModel user) {
        // there is none
    }

    @Override
    public BruteForceProtector create(KeycloakSession session) {
        return this;
    }

    @Override
    public void init(Config.Scope config) {
        // the realm's own settings are used
    }

    @Override
    public void postInit(KeycloakSessionFactory sessions) {
        factory = sessions;
    }

    @Override
    public String getId() {
        return "lantian-pair";
    }

    /** Before Keycloak's own. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
