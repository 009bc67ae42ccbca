package lantian.registry.health;

import java.time.Instant;

/** Tells the other services, in the running transaction: that a check was held, never what was found. */
public interface HealthCheckEvents {

    void checked(HealthCheck check, Instant recordedAt);
}
