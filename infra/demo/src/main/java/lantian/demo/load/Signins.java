package lantian.demo.load;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lantian.demo.Demo.Access;

/** Access tokens of the demo's people, renewed in time. */
final class Signins {

    private static final Duration FRESH = Duration.ofMinutes(3);

    private final Access access;
    private final LocalAccounts accounts;
    private final Map<String, Signin> signins = new ConcurrentHashMap<>();

    private record Signin(String token, Instant until) {}

    Signins(Access access) {
        this.access = access;
        this.accounts = new LocalAccounts(access);
    }

    /** Somebody whom the API has just made has a one-time password, and is given the demo's first. */
    String token(String username) {
        return signins.compute(
                        username,
                        (name, known) -> known != null && known.until().isAfter(Instant.now()) ? known : signIn(name))
                .token();
    }

    /** Rights changed: what is said about them in a token is old. */
    void forget(String username) {
        signins.remove(username);
    }

    private Signin signIn(String username) {
        var until = Instant.now().plus(FRESH);
        try {
            return new Signin(access.token().apply(username, access.demoPassword()), until);
        } catch (IllegalStateException notYet) {
            accounts.givePassword(username);
            return new Signin(access.token().apply(username, access.demoPassword()), until);
        }
    }
}
