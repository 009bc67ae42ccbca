package lantian.pairing.pair;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.pairing.caregiver.CaregiverId;
import lantian.pairing.caregiver.Engagements;
import lantian.pairing.caregiver.Viewpoint;
import lantian.pairing.pair.Ending.Farewell;
import lantian.pairing.pair.Pairs.After;
import lantian.pairing.pair.Pairs.Beside;
import lantian.pairing.pair.Pairs.Filter;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.UseCase;
import org.jspecify.annotations.Nullable;

/** Shows pairs: all to the school's administrators, to others those they are part of or whose children they teach. */
@UseCase
public class ReadPairs implements Engagements {

    private final Pairs pairs;
    private final Audit audit;

    ReadPairs(Pairs pairs, Audit audit) {
        this.pairs = pairs;
        this.audit = audit;
    }

    public Optional<Pair> one(PairId id) {
        return pairs.find(id);
    }

    public boolean mayBeSeenBy(UUID account, Pair pair) {
        var only = new Filter(pair.child().value(), pair.caregiver().value(), null, pair.from(), account);
        return pairs.list(only, null, Integer.MAX_VALUE).stream()
                .anyMatch(seen -> seen.id().equals(pair.id()));
    }

    /** Reason and hand-over note; reading them leaves an audit entry. */
    public Optional<Farewell> farewell(Pair pair) {
        var farewell = pairs.farewell(pair);
        farewell.ifPresent(
                _ -> audit.entry("pair.farewell-viewed", "pair", pair.id().value(), Map.of()));
        return farewell;
    }

    @Override
    public boolean engaged(CaregiverId caregiver, LocalDate since) {
        return !pairs.of(caregiver, since).isEmpty();
    }

    @Override
    public Map<CaregiverId, Set<Viewpoint>> beside(UUID account, LocalDate day) {
        return pairs.beside(account, day).stream()
                .collect(groupingBy(
                        Beside::caregiver,
                        mapping(each -> Viewpoint.valueOf(each.mine().name()), toSet())));
    }

    public List<Pair> list(Filter filter, @Nullable After after, int atMost) {
        return pairs.list(filter, after, atMost);
    }
}
