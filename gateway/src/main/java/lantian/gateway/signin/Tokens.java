package lantian.gateway.signin;

import java.time.Duration;
import java.time.Instant;

/** What Keycloak gave for a sign-in. */
record Tokens(String access, Instant accessUntil, String refresh, Instant refreshUntil) {

    /** So that a token does not end on its way to a service. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    boolean freshAt(Instant now) {
        return now.plus(MARGIN).isBefore(accessUntil);
    }

    boolean usableAt(Instant now) {
        return now.isBefore(accessUntil);
    }

    @Override
    public String toString() {
        return "Tokens[accessUntil=" + accessUntil + "]";
    }
}
