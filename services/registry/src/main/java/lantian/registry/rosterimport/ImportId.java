package lantian.registry.rosterimport;

import jakarta.persistence.Embeddable;
import java.util.UUID;

@Embeddable
public record ImportId(UUID value) {}
