package lantian.contactlog.obligation;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lantian.contactlog.calendar.Days;

/**
 * What is owed to a child in all known terms.
 *
 * @param skipped windows that were not issued although the child was there for a part of them
 */
public record Plan(List<Obligation> obligations, List<Skipped> skipped) {

    public Plan {
        obligations = List.copyOf(obligations);
        skipped = List.copyOf(skipped);
    }

    /** A window that the child entered with too little of it left; the next one counts. */
    public record Skipped(String rule, String window, Days days, Days left) {}

    /**
     * The plan laid over what was issued before: what is met keeps its days, but for closures; what isn't planned any more
     * is withdrawn or, if it is met, kept; everything else follows the plan.
     */
    public List<Obligation> over(Collection<Obligation> issued, Predicate<Obligation> met) {
        var planned = obligations.stream().collect(Collectors.toMap(Obligation::id, Function.identity()));
        var issuedIds = issued.stream().map(Obligation::id).collect(Collectors.toSet());
        var kept = issued.stream().map(old -> {
            var now = planned.get(old.id());
            if (met.test(old)) {
                return now == null ? old.kept() : old.followed(now);
            }
            return now == null ? old.withdrawn() : now;
        });
        var added = obligations.stream().filter(obligation -> !issuedIds.contains(obligation.id()));
        return Stream.concat(kept, added).toList();
    }
}
