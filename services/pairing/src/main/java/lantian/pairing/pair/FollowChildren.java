package lantian.pairing.pair;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import lantian.platform.tenancy.UseCase;
import lantian.platform.tenancy.Vault;

/** Keeps pairs in step with the children's days in school: whoever leaves has no caregiver from then on. */
@UseCase
public class FollowChildren {

    private final Children children;
    private final Pairs pairs;
    private final Vault vault;
    private final PairEvents events;
    private final Clock clock;

    FollowChildren(Children children, Pairs pairs, Vault vault, PairEvents events, Clock clock) {
        this.children = children;
        this.pairs = pairs;
        this.vault = vault;
        this.events = events;
        this.clock = clock;
    }

    /** Reasons and notes are forgotten; who was paired when stays. */
    public void erased(ChildId child) {
        children.lock(child);
        var all = pairs.lockAll(List.of(child));
        all.forEach(Pair::forgetWords);
        pairs.storeAll(all);
        vault.shred(child.value());
    }

    /** Set by set: a school's whole roster takes a handful of statements. */
    public void follow(List<Child> told) {
        Map<ChildId, Child> changed =
                children.learn(told).stream().collect(Collectors.toMap(Child::id, Function.identity()));
        if (changed.isEmpty()) {
            return;
        }
        var after = pairs.lockAll(changed.keySet()).stream()
                .filter(pair -> pair.follow(Objects.requireNonNull(changed.get(pair.child()))))
                .toList();
        if (!after.isEmpty()) {
            pairs.storeAll(after);
            events.changed(after, clock.instant());
        }
    }
}
