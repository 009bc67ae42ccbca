package lantian.registry.staff;

import jakarta.persistence.Embeddable;
import java.util.UUID;

@Embeddable
public record StaffId(UUID value) {}
