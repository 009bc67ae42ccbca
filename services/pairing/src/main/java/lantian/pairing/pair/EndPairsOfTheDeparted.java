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
    private final PairNews news;
    private final Clock clock;

    EndPairsOfTheDeparted(Pairs pairs, PairNews news, Clock clock) {
        this.pairs = pairs;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public void left(CaregiverId caregiver, LocalDate lastDay) {
        var open = pairs.of(caregiver, lastDay);
        var ended = open.stream()
                .map(pair -> pair.leftAlone(lastDay))
                .filter(pair -> !open.contains(pair))
                .toList();
        if (!ended.isEmpty()) {
            pairs.keepEnds(ended);
            news.changed(ended, clock.instant());
        }
    }
}
