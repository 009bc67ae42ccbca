package lantian.pairing.pair;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lantian.pairing.caregiver.Caregiver;
import lantian.pairing.caregiver.CaregiverId;
import lantian.pairing.caregiver.Caregivers;
import lantian.pairing.pair.Pairing.Agreed;
import lantian.pairing.pair.Pairing.Refused;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.PutRequest;
import lantian.platform.tenancy.PutRequest.Meaning;
import lantian.platform.tenancy.UseCase;

/**
 * Pairs a child with a caregiver, or corrects kind and first day of a pair. Child and caregiver are locked in this order, so
 * that two requests at once can't pair the two twice or overfill the caregiver.
 */
@UseCase
public class StartPair {

    private final Children children;
    private final Caregivers caregivers;
    private final Pairs pairs;
    private final PairEvents events;
    private final Audit audit;
    private final Clock clock;

    StartPair(Children children, Caregivers caregivers, Pairs pairs, PairEvents events, Audit audit, Clock clock) {
        this.children = children;
        this.caregivers = caregivers;
        this.pairs = pairs;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    public Started start(PairId id, Wish wish, PutRequest request) {
        var child = children.lock(wish.child());
        var there = pairs.lock(id);
        return switch (request.given(there.map(Pair::revision))) {
            case Meaning.Repeat _ -> new Started(new Agreed(there.orElseThrow()), false);
            case Meaning.Create _ ->
                new Started(
                        keep("pair.started", wish, child, known -> known.wished(id, wish), request.fingerprint()),
                        true);
            case Meaning.Replace _ ->
                new Started(correct(there.orElseThrow(), wish, child, request.fingerprint()), false);
        };
    }

    private Pairing correct(Pair there, Wish wish, Optional<Child> child, String fingerprint) {
        if (!there.child().equals(wish.child()) || !there.caregiver().equals(wish.caregiver())) {
            return Refused.OTHER_PEOPLE;
        }
        there.correct(wish.kind(), wish.from());
        return keep("pair.corrected", wish, child, _ -> there, fingerprint);
    }

    private Pairing keep(
            String action, Wish wish, Optional<Child> child, Function<Child, Pair> wanted, String fingerprint) {
        var outcome = decide(wish, child, wanted);
        if (outcome instanceof Agreed(var pair)) {
            pair.asRequested(fingerprint);
            pairs.store(pair);
            tell(action, pair);
        }
        return outcome;
    }

    private Pairing decide(Wish wish, Optional<Child> child, Function<Child, Pair> pair) {
        if (child.isEmpty()) {
            return Refused.UNKNOWN_CHILD;
        }
        var caregiver = caregivers.lock(wish.caregiver());
        return caregiver
                .map(known -> decide(pair.apply(child.get()), child.get(), known))
                .orElse(Refused.UNKNOWN_CAREGIVER);
    }

    private Pairing decide(Pair wanted, Child child, Caregiver caregiver) {
        return child.pairedWith(
                caregiver,
                wanted,
                besides(wanted, pairs.findByChild(child.id())),
                besides(wanted, pairs.of(caregiver.id(), wanted.from())));
    }

    private static List<Pair> besides(Pair wanted, List<Pair> all) {
        return all.stream().filter(pair -> !pair.id().equals(wanted.id())).toList();
    }

    private void tell(String action, Pair pair) {
        audit.entry(
                action,
                "pair",
                pair.id().value(),
                Map.of(
                        "child", pair.child().value(),
                        "caregiver", pair.caregiver().value(),
                        "kind", pair.kind()));
        events.changed(List.of(pair), clock.instant());
    }

    /** What is wished for. */
    public record Wish(ChildId child, CaregiverId caregiver, Kind kind, LocalDate from) {}

    /** @param created whether the id was new */
    public record Started(Pairing pairing, boolean created) {}
}
