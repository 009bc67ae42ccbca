package lantian.reporting.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.UseCase;
import lantian.reporting.rollup.Steps;
import lantian.reporting.rollup.Unit;

/** Counts the bound school anew from its facts. What it finds must be what the rollups hold. */
@UseCase
public class Recount {

    private final Facts facts;
    private final Rollups rollups;

    public Recount(Facts facts, Rollups rollups) {
        this.facts = facts;
        this.rollups = rollups;
    }

    /** @return how many steps and totals differ; 0 is the only good answer */
    public long compare() {
        rollups.lock();
        var counted = count();
        var stored = rollups.stored();
        long difference = different(counted, stored) + rollups.differenceOfTotals(counted);
        rollups.difference(difference);
        return difference;
    }

    /** Puts what the facts say in place of the rollups. */
    public void repair() {
        rollups.lock();
        rollups.replaceBy(count());
    }

    /** Totals are summed by term: where the terms have changed, they are summed anew. */
    public void followCalendar() {
        rollups.lock();
        rollups.followCalendar();
    }

    private Steps count() {
        var steps = new Steps();
        var school = Tenancy.tenant().value();
        var pairs = new HashMap<UUID, List<PairHistory>>();
        facts.pairs()
                .each(pair -> pairs.computeIfAbsent(pair.child(), _ -> new ArrayList<>())
                        .add(pair));
        var elsewhere = facts.elsewhere();
        var children = new HashMap<UUID, ChildHistory>();
        facts.children().each(child -> {
            children.put(child.id(), child);
            var alsoThere = elsewhere.getOrDefault(child.id(), Elsewhere.NONE);
            child.addTo(steps, school, pairs.getOrDefault(child.id(), List.of()), alsoThere, 1);
        });
        facts.contacts().each(contact -> {
            var child = children.get(contact.child());
            contact.addTo(
                    steps,
                    school,
                    day -> child == null ? Unit.NONE : child.newest().classOn(day),
                    1);
        });
        facts.obligations().each(obligation -> obligation.addTo(steps, school, 1));
        return steps;
    }

    private static long different(Steps counted, Steps stored) {
        var all = new HashMap<>(counted.asMap());
        stored.forEach((step, delta) -> all.merge(step, -delta, Integer::sum));
        return all.values().stream().filter(delta -> delta != 0).count();
    }
}
