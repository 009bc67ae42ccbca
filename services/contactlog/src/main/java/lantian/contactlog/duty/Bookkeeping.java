package lantian.contactlog.duty;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lantian.contactlog.calendar.Days;
import lantian.contactlog.child.CareTeam;
import lantian.contactlog.duty.Duty.Place;
import lantian.contactlog.matching.History;
import lantian.contactlog.matching.Matching;
import lantian.contactlog.obligation.Obligation;
import lantian.contactlog.obligation.ObligationId;
import lantian.contactlog.obligation.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Brings a child's obligations up to date with the facts. Pure: what changed is given back, with grown versions; the same
 * facts again change nothing.
 */
public record Bookkeeping(Framework framework) {

    /** Issues again what isn't met, then matches. What is met no more follows the plan again, like everything unmet. */
    public List<Duty> issue(ChildFile file) {
        var plan = framework.issuing().plan(file.timeline(), file.triggers());
        var issued = file.duties().stream().map(Duty::obligation).toList();
        var met = file.duties().stream()
                .filter(Duty::met)
                .map(duty -> duty.obligation().id())
                .collect(Collectors.toCollection(HashSet::new));
        while (true) {
            var changed = changes(file, plan.over(issued, obligation -> met.contains(obligation.id())));
            var lost = changed.stream()
                    .filter(duty -> !duty.met())
                    .map(duty -> duty.obligation().id())
                    .filter(met::contains)
                    .toList();
            if (lost.isEmpty()) {
                return changed;
            }
            lost.forEach(met::remove);
        }
    }

    /**
     * Matches what was issued before, and what a contact just raised; what is met stays as it was issued.
     *
     * @param file may hold no more than what the contact can touch
     */
    public List<Duty> match(ChildFile file, Collection<Trigger> raisedNow) {
        var obligations = new HashMap<ObligationId, Obligation>();
        raisedNow.stream()
                .flatMap(trigger -> framework.issuing().triggered(file.timeline(), trigger).stream())
                .forEach(raised -> obligations.put(raised.id(), raised));
        file.duties().stream()
                .filter(duty ->
                        duty.met() || !obligations.containsKey(duty.obligation().id()))
                .forEach(duty -> obligations.put(duty.obligation().id(), duty.obligation()));
        return changes(file, obligations.values());
    }

    private List<Duty> changes(ChildFile file, Collection<Obligation> obligations) {
        var before = new HashMap<ObligationId, Duty>();
        file.duties().forEach(duty -> before.put(duty.obligation().id(), duty));
        var contacts = file.contacts().stream().map(Reported::contact).toList();
        var histories = new Matching(framework.standards(), file.timeline().stage(), file.team())
                .histories(obligations, contacts, file.excuses());
        return obligations.stream()
                .map(obligation -> duty(file, obligation, histories))
                .filter(duty -> changed(before.get(duty.obligation().id()), duty))
                .map(duty -> duty.withVersion(next(before.get(duty.obligation().id()))))
                .toList();
    }

    private Duty duty(ChildFile file, Obligation obligation, Map<ObligationId, History> histories) {
        return new Duty(
                obligation, histories.getOrDefault(obligation.id(), History.UNMET), places(file.team(), obligation), 0);
    }

    private static List<Place> places(CareTeam team, Obligation obligation) {
        var places = new ArrayList<Place>();
        for (var day : team.changes(new Days(obligation.opensOn(), obligation.graceUntil()))) {
            var place = new Place(day, team.classOn(day), team.caregiverOn(day));
            if (places.isEmpty() || !places.getLast().sameAs(place)) {
                places.add(place);
            }
        }
        return places;
    }

    private static boolean changed(@Nullable Duty before, Duty now) {
        return before == null || !before.sameAs(now);
    }

    private static long next(@Nullable Duty before) {
        return before == null ? 1 : before.version() + 1;
    }
}
