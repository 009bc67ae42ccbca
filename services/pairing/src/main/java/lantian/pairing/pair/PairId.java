package lantian.pairing.pair;

import java.util.UUID;

/** A pair of one school; the id is made by who writes it. */
public record PairId(UUID value) {}
