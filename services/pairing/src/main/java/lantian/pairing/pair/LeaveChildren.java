package lantian.pairing.pair;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lantian.pairing.caregiver.Caregiver;
import lantian.pairing.caregiver.CaregiverEvents;
import lantian.pairing.caregiver.CaregiverId;
import lantian.pairing.caregiver.Caregivers;
import lantian.pairing.pair.Ending.NowEnded;
import lantian.pairing.pair.Ending.PairClosing;
import lantian.pairing.pair.Leaving.Left;
import lantian.pairing.pair.Leaving.NotEnded;
import lantian.pairing.pair.Leaving.NotTakenOver;
import lantian.pairing.pair.Leaving.Successor;
import lantian.pairing.pair.Leaving.UnknownCaregiver;
import lantian.pairing.pair.Pairing.Agreed;
import lantian.pairing.pair.StartPair.Wish;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.UseCase;
import lantian.platform.tenancy.Vault;

/**
 * A caregiver leaves, and hands the children over in one step (交接): all pairs end on a day, and whoever takes over begins on
 * the next. Either all of it holds or nothing; locks are taken as {@link StartPair} takes them, children first.
 */
@UseCase
public class LeaveChildren {

    private final Children children;
    private final Caregivers caregivers;
    private final Pairs pairs;
    private final PairClosings closings;
    private final PairEvents pairEvents;
    private final CaregiverEvents caregiverEvents;
    private final Audit audit;
    private final Clock clock;

    LeaveChildren(
            Children children,
            Caregivers caregivers,
            Pairs pairs,
            Vault vault,
            PairEvents pairEvents,
            CaregiverEvents caregiverEvents,
            Audit audit,
            Clock clock) {
        this.children = children;
        this.caregivers = caregivers;
        this.pairs = pairs;
        this.closings = new PairClosings(vault);
        this.pairEvents = pairEvents;
        this.caregiverEvents = caregiverEvents;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param fingerprint of the request; the pairs that begin keep it */
    public Leaving leave(CaregiverId id, PairClosing closing, List<Successor> successors, String fingerprint) {
        var firstDay = closing.on().plusDays(1);
        var known = pairs.childrenOf(id, firstDay).stream()
                .map(ChildId::new)
                .map(children::lock)
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(Child::id, Function.identity()));
        var people = Stream.concat(Stream.of(id), successors.stream().map(Successor::to))
                .distinct()
                .sorted(Comparator.comparing(CaregiverId::value))
                .map(caregivers::lock)
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(Caregiver::id, Function.identity()));
        var leaver = people.get(id);
        if (leaver == null) {
            return new UnknownCaregiver();
        }

        var ended = new HashMap<PairId, Pair>();
        for (var pair : pairs.of(id, firstDay)) {
            switch (pair.end(closing.on())) {
                case NowEnded(var over) -> ended.put(over.id(), over);
                case Ending.EndedBefore _ -> {}
                case Ending.Refused why -> {
                    return new NotEnded(why);
                }
            }
        }
        var begun = new ArrayList<Pair>();
        for (var successor : successors) {
            if (pairs.findById(successor.as()).isPresent()) {
                continue; // said before
            }
            var over = ended.get(successor.pair());
            var child = over == null ? null : known.get(over.child());
            if (over == null || child == null) {
                return new NotEnded(Ending.Refused.UNKNOWN_PAIR);
            }
            var next = people.get(successor.to());
            if (next == null || next.id().equals(id)) {
                return new NotTakenOver(Pairing.Refused.UNKNOWN_CAREGIVER);
            }
            var wanted = child.wished(successor.as(), new Wish(child.id(), next.id(), over.kind(), firstDay));
            var ofChild = Stream.concat(
                            pairs.findByChild(child.id()).stream(),
                            begun.stream().filter(pair -> pair.child().equals(child.id())))
                    .toList();
            var ofNext = Stream.concat(
                            pairs.of(next.id(), firstDay).stream(),
                            begun.stream().filter(pair -> pair.caregiver().equals(next.id())))
                    .toList();
            switch (child.pairedWith(next, wanted, ofChild, ofNext)) {
                case Agreed(var pair) -> begun.add(pair);
                case Pairing.Refused why -> {
                    return new NotTakenOver(why);
                }
            }
        }
        keep(ended, begun, closing, fingerprint);
        return new Left(gone(leaver, ended.size(), begun.size()));
    }

    /** Somebody who left looks after children again; the pairs that ended stay ended. */
    public Optional<Caregiver> comeBack(CaregiverId id) {
        return caregivers.lock(id).map(caregiver -> {
            if (caregiver.comeBack()) {
                caregivers.store(caregiver);
                caregiverEvents.changed(caregiver);
                audit.entry("caregiver.back", "caregiver", id.value(), Map.of());
            }
            return caregiver;
        });
    }

    private void keep(Map<PairId, Pair> ended, List<Pair> begun, PairClosing closing, String fingerprint) {
        ended.values().forEach(pair -> closings.seal(closing, pair));
        begun.forEach(pair -> pair.asRequested(fingerprint));
        var changed = Stream.concat(ended.values().stream(), begun.stream()).toList();
        pairs.storeAll(changed);
        for (var pair : changed) {
            audit.entry(
                    ended.containsKey(pair.id()) ? "pair.ended" : "pair.started",
                    "pair",
                    pair.id().value(),
                    Map.of(
                            "child", pair.child().value(),
                            "caregiver", pair.caregiver().value(),
                            "kind", pair.kind()));
        }
        if (!changed.isEmpty()) {
            pairEvents.changed(changed, clock.instant());
        }
    }

    private Caregiver gone(Caregiver caregiver, int ended, int handedOver) {
        if (caregiver.leave()) {
            caregivers.store(caregiver);
            caregiverEvents.changed(caregiver);
        }
        audit.entry(
                "caregiver.left",
                "caregiver",
                caregiver.id().value(),
                Map.of("pairs", ended, "handedOver", handedOver));
        return caregiver;
    }
}
