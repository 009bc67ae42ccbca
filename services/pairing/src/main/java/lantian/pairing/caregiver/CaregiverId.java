package lantian.pairing.caregiver;

import jakarta.persistence.Embeddable;
import java.util.UUID;

@Embeddable
public record CaregiverId(UUID value) {}
