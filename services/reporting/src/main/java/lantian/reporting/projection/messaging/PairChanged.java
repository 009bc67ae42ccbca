package lantian.reporting.projection.messaging;

import java.time.LocalDate;
import java.util.UUID;
import lantian.reporting.projection.PairFact;
import lantian.reporting.projection.PairHistory;
import lantian.reporting.projection.Span;
import org.jspecify.annotations.Nullable;

/** {@code pairing.pair-changed.v1}. */
record PairChanged(
        UUID pair,
        UUID child,
        UUID caregiver,
        String kind,
        LocalDate from,
        @Nullable LocalDate to,
        long version) {

    PairHistory fact(LocalDate toldOn) {
        return PairHistory.of(new PairFact(pair, child, caregiver, kind, new Span(from, to), toldOn, version));
    }
}
