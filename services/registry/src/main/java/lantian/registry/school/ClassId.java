package lantian.registry.school;

import jakarta.persistence.Embeddable;
import java.util.UUID;

@Embeddable
public record ClassId(UUID value) {}
