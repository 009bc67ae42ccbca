package lantian.keycloak;

import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserLoginFailureModel;
import org.keycloak.models.UserModel;

/**
 * How wrong tries from one address hold up sign-ins. They slow the pair of account and address, by the realm's settings and
 * twice as long each time; so nobody is locked out by what somebody else tries. An account that is tried from many addresses,
 * and an address that tries many accounts, are slowed as well, but never a pair that has signed in before.
 *
 * <p>The counts are entries of Keycloak's own login failures, which all its servers share and which end by themselves.
 */
final class WrongTries {

    private static final Pace ACCOUNT = new Pace(50, 60);
    private static final Pace ADDRESS = new Pace(100, 3);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String remote;
    private final String address;

    WrongTries(KeycloakSession session, RealmModel realm, String remote) {
        this.session = session;
        this.realm = realm;
        this.remote = remote;
        this.address = "address " + Network.of(remote);
    }

    /** @param user absent when there is no such account */
    void failed(@Nullable String user) {
        slow(address, ADDRESS);
        if (user != null) {
            slow(user, ACCOUNT);
            slowPair(pair(user));
        }
    }

    void succeeded(String user) {
        session.loginFailures().removeUserLoginFailure(realm, pair(user));
    }

    boolean hold(UserModel user) {
        var pair = find(pair(user.getId()));
        return (pair != null && pair.getFailedLoginNotBefore() > now())
                || (exceeds(user.getId(), ACCOUNT) && !known(user))
                || holdAddress(user);
    }

    /** @param user absent when there is no such account */
    boolean holdAddress(@Nullable UserModel user) {
        return exceeds(address, ADDRESS) && (user == null || !known(user));
    }

    static int secondsToWait() {
        return ADDRESS.seconds();
    }

    private void slow(String key, Pace pace) {
        var tries = tries(key);
        tries.setFailedLoginNotBefore(pace.after(tries.getFailedLoginNotBefore(), now()));
    }

    private void slowPair(String key) {
        var tries = tries(key);
        tries.incrementFailures();
        var beyond = tries.getNumFailures() - realm.getFailureFactor();
        if (beyond >= 0) {
            var wait = (long) realm.getWaitIncrementSeconds() << Math.min(beyond, 20);
            tries.setFailedLoginNotBefore(now() + (int) Math.min(wait, realm.getMaxFailureWaitSeconds()));
        }
    }

    private boolean exceeds(String key, Pace pace) {
        var tries = find(key);
        return tries != null && pace.exceeded(tries.getFailedLoginNotBefore(), now());
    }

    /** Whether the account has signed in from here, as far as the realm keeps its events. */
    private boolean known(UserModel user) {
        return session.getProvider(EventStoreProvider.class)
                .createQuery()
                .realm(realm.getId())
                .type(EventType.LOGIN)
                .user(user.getId())
                .ipAddress(remote)
                .maxResults(1)
                .getResultStream()
                .findAny()
                .isPresent();
    }

    private UserLoginFailureModel tries(String key) {
        var found = find(key);
        var tries = found != null ? found : session.loginFailures().addUserLoginFailure(realm, key);
        // Keycloak keeps an entry for so long after this
        tries.setLastFailure(Time.currentTimeMillis());
        return tries;
    }

    private @Nullable UserLoginFailureModel find(String key) {
        return session.loginFailures().getUserLoginFailure(realm, key);
    }

    private static int now() {
        return Math.toIntExact(Time.currentTimeMillis() / 1000);
    }

    private String pair(String user) {
        return user + " " + address;
    }
}
