package lantian.registry.calendar;

import jakarta.persistence.Embeddable;
import java.util.UUID;

@Embeddable
public record ClosureId(UUID value) {}
