package lantian.pairing.pair;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/** A pair of one school; the id is made by who writes it. */
@Embeddable
public record PairId(UUID value) {}
