package lantian.pairing.pair;

import java.util.UUID;

/** A child of one school, as registry names it. */
public record ChildId(UUID value) {}
