package lantian.pairing.pair;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.pairing.caregiver.CaregiverId;
import lantian.pairing.caregiver.Engagements;
import lantian.pairing.caregiver.Viewpoint;
import lantian.pairing.pair.Ending.PairClosing;
import lantian.pairing.pair.PairLists.After;
import lantian.pairing.pair.PairLists.Beside;
import lantian.pairing.pair.PairLists.Filter;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.UseCase;
import lantian.platform.tenancy.Vault;
import org.jspecify.annotations.Nullable;

/** Shows pairs: all to the school's administrators, to others those they are part of or whose children they teach. */
@UseCase
public class ReadPairs implements Engagements {

    private final Pairs pairs;
    private final PairLists lists;
    private final PairClosings closings;
    private final Audit audit;

    ReadPairs(Pairs pairs, PairLists lists, Vault vault, Audit audit) {
        this.pairs = pairs;
        this.lists = lists;
        this.closings = new PairClosings(vault);
        this.audit = audit;
    }

    public Optional<Pair> one(PairId id) {
        return pairs.findById(id);
    }

    public boolean mayBeSeenBy(UUID account, Pair pair) {
        var only = new Filter(pair.child().value(), pair.caregiver().value(), null, pair.from(), account);
        return lists.list(only, null, Integer.MAX_VALUE).contains(pair.id());
    }

    /** Reason and hand-over note; reading them leaves an audit entry. */
    public Optional<PairClosing> closing(Pair pair) {
        var closing = closings.of(pair);
        closing.ifPresent(
                _ -> audit.entry("pair.farewell-viewed", "pair", pair.id().value(), Map.of()));
        return closing;
    }

    @Override
    public boolean engaged(CaregiverId caregiver, LocalDate since) {
        return !pairs.of(caregiver, since).isEmpty();
    }

    @Override
    public Map<CaregiverId, Set<Viewpoint>> beside(UUID account, LocalDate day) {
        return lists.beside(account, day).stream()
                .collect(groupingBy(
                        Beside::caregiver,
                        mapping(each -> Viewpoint.valueOf(each.mine().name()), toSet())));
    }

    public List<Pair> list(Filter filter, @Nullable After after, int atMost) {
        var ids = lists.list(filter, after, atMost);
        var found = pairs.findByIdIn(ids).stream().collect(toMap(Pair::id, identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
