package lantian.pairing.pair;

import java.time.Instant;
import java.util.List;

/** Tells the other services, in the running transaction. */
public interface PairEvents {

    void changed(List<Pair> pairs, Instant recordedAt);
}
