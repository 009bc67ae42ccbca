package lantian.registry.roster;

import jakarta.persistence.Embeddable;
import java.util.UUID;

@Embeddable
public record ImportId(UUID value) {}
