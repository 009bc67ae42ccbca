package lantian.pairing.pair;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import lantian.pairing.pair.Ending.EndedBefore;
import lantian.pairing.pair.Ending.NowEnded;
import lantian.pairing.pair.Ending.PairClosing;
import lantian.pairing.pair.Ending.Refused;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.UseCase;
import lantian.platform.tenancy.Vault;

/** Ends a pair on the school's word. What was recorded in it stays. */
@UseCase
public class EndPair {

    private final Pairs pairs;
    private final PairClosings closings;
    private final PairEvents events;
    private final Audit audit;
    private final Clock clock;

    EndPair(Pairs pairs, Vault vault, PairEvents events, Audit audit, Clock clock) {
        this.pairs = pairs;
        this.closings = new PairClosings(vault);
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    public Ending end(PairId id, PairClosing closing) {
        var found = pairs.lock(id);
        if (found.isEmpty()) {
            return Refused.UNKNOWN_PAIR;
        }
        var pair = found.get();
        if (closings.of(pair).filter(closing::equals).isPresent()) {
            return new EndedBefore(pair);
        }
        var ending = pair.end(closing.on());
        if (ending instanceof NowEnded(var ended)) {
            closings.seal(closing, ended);
            pairs.store(ended);
            audit.entry(
                    "pair.ended", "pair", id.value(), Map.of("on", closing.on().toString()));
            events.changed(List.of(ended), clock.instant());
        }
        return ending;
    }
}
