package lantian.pairing.pair;

import java.time.Clock;
import java.time.LocalDate;
import lantian.pairing.caregiver.CaregiverId;
import lantian.pairing.caregiver.Departures;
import lantian.platform.tenancy.UseCase;

/** A caregiver who left looks after nobody: the pairs end with the last day, and the school can hand over. */
@UseCase
public class EndPairsOfTheDeparted implements Departures {

    private final Pairs pairs;
    private final PairEvents events;
    private final Clock clock;

    EndPairsOfTheDeparted(Pairs pairs, PairEvents events, Clock clock) {
        this.pairs = pairs;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void left(CaregiverId caregiver, LocalDate lastDay) {
        var ended = pairs.of(caregiver, lastDay).stream()
                .filter(pair -> pair.leaveAlone(lastDay))
                .toList();
        if (!ended.isEmpty()) {
            pairs.storeAll(ended);
            events.changed(ended, clock.instant());
        }
    }
}
