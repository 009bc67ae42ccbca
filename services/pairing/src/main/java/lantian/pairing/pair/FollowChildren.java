package lantian.pairing.pair;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import lantian.platform.tenancy.UseCase;

/** Keeps pairs in step with the children's days in school: whoever leaves has no caregiver from then on. */
@UseCase
public class FollowChildren {

    private final Children children;
    private final Pairs pairs;
    private final PairNews news;
    private final Clock clock;

    FollowChildren(Children children, Pairs pairs, PairNews news, Clock clock) {
        this.children = children;
        this.pairs = pairs;
        this.news = news;
        this.clock = clock;
    }

    /** Reasons and notes are forgotten; who was paired when stays. */
    public void erased(ChildId child) {
        children.lock(child);
        pairs.forgetWords(child);
    }

    /** Set by set: a school's whole roster takes a handful of statements. */
    public void follow(List<Child> told) {
        Map<ChildId, Child> changed =
                children.learn(told).stream().collect(Collectors.toMap(Child::id, Function.identity()));
        if (changed.isEmpty()) {
            return;
        }
        var before = pairs.of(changed.keySet());
        var after = before.stream()
                .map(pair -> pair.following(java.util.Objects.requireNonNull(changed.get(pair.child()))))
                .filter(pair -> !before.contains(pair))
                .toList();
        if (!after.isEmpty()) {
            pairs.keepEnds(after);
            news.changed(after, clock.instant());
        }
    }
}
