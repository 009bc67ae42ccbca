package lantian.pairing.pair;

import jakarta.persistence.Embeddable;
import java.util.UUID;

@Embeddable
public record ChildId(UUID value) {}
