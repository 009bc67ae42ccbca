package lantian.registry.staff;

import java.time.Duration;
import java.time.Instant;

/** Good for one sign-in, at which it is replaced. */
public record OneTimePassword(String password, Instant expiresAt) {

    public static final Duration LIFE = Duration.ofDays(7);

    @Override
    public String toString() {
        return "OneTimePassword[expiresAt=" + expiresAt + "]";
    }
}
