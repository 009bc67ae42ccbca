package lantian.registry.health;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/** A check of one school; the id is made by who writes it. */
@Embeddable
public record HealthCheckId(UUID value) {}
