package lantian.pairing.pair;

import lantian.pairing.caregiver.Caregiver;
import lantian.pairing.caregiver.CaregiverId;

/** What came of a caregiver's wish to leave. */
public sealed interface Leaving {

    record Left(Caregiver caregiver) implements Leaving {}

    record UnknownCaregiver() implements Leaving {}

    /** This pair can't end on that day; nothing changed. */
    record NotEnded(Ending.Refused why) implements Leaving {}

    /** Somebody can't take over; nothing changed. */
    record NotTakenOver(Pairing.Refused why) implements Leaving {}

    /**
     * Who goes on.
     *
     * @param pair the one that ends
     * @param to who takes over
     * @param as the new pair
     */
    record Successor(PairId pair, CaregiverId to, PairId as) {}
}
