package lantian.pairing.pair;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import lantian.pairing.pair.Ending.EndedBefore;
import lantian.pairing.pair.Ending.Farewell;
import lantian.pairing.pair.Ending.NowEnded;
import lantian.pairing.pair.Ending.Refused;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.UseCase;

/** Ends a pair on the school's word. What was recorded in it stays. */
@UseCase
public class EndPair {

    private final Pairs pairs;
    private final PairNews news;
    private final Audit audit;
    private final Clock clock;

    EndPair(Pairs pairs, PairNews news, Audit audit, Clock clock) {
        this.pairs = pairs;
        this.news = news;
        this.audit = audit;
        this.clock = clock;
    }

    public Ending end(PairId id, Farewell farewell) {
        var found = pairs.lock(id);
        if (found.isEmpty()) {
            return Refused.UNKNOWN_PAIR;
        }
        var pair = found.get();
        if (pairs.farewell(pair).filter(farewell::equals).isPresent()) {
            return new EndedBefore(pair);
        }
        var ending = pair.end(farewell.on());
        if (ending instanceof NowEnded(var ended)) {
            pairs.keepEnds(List.of(ended));
            pairs.keepFarewell(ended, farewell);
            audit.entry(
                    "pair.ended", "pair", id.value(), Map.of("on", farewell.on().toString()));
            news.changed(List.of(ended), clock.instant());
        }
        return ending;
    }
}
