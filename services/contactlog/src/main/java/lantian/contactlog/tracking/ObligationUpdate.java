package lantian.contactlog.tracking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lantian.contactlog.calendar.Days;
import lantian.contactlog.child.CareTeam;
import lantian.contactlog.matching.History;
import lantian.contactlog.matching.Matching;
import lantian.contactlog.obligation.Obligation;
import lantian.contactlog.obligation.ObligationId;
import lantian.contactlog.obligation.Trigger;
import lantian.contactlog.tracking.TrackedObligation.Place;
import org.jspecify.annotations.Nullable;

/**
 * Brings a child's obligations up to date with the facts. Pure: what changed is given back, with grown versions; the same
 * facts again change nothing.
 */
public record ObligationUpdate(SchoolRules rules) {

    /** Issues again what isn't met, then matches. What is met no more follows the plan again, like everything unmet. */
    public List<TrackedObligation> issue(CareRecord record) {
        var plan = rules.issuing().plan(record.timeline(), record.triggers());
        var issued =
                record.obligations().stream().map(TrackedObligation::obligation).toList();
        var met = record.obligations().stream()
                .filter(TrackedObligation::met)
                .map(tracked -> tracked.obligation().id())
                .collect(Collectors.toCollection(HashSet::new));
        while (true) {
            var changed = changes(record, plan.over(issued, obligation -> met.contains(obligation.id())));
            var lost = changed.stream()
                    .filter(tracked -> !tracked.met())
                    .map(tracked -> tracked.obligation().id())
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
     * @param record may hold no more than what the contact can touch
     */
    public List<TrackedObligation> match(CareRecord record, Collection<Trigger> raisedNow) {
        var obligations = new HashMap<ObligationId, Obligation>();
        raisedNow.stream()
                .flatMap(trigger -> rules.issuing().triggered(record.timeline(), trigger).stream())
                .forEach(raised -> obligations.put(raised.id(), raised));
        record.obligations().stream()
                .filter(tracked -> tracked.met()
                        || !obligations.containsKey(tracked.obligation().id()))
                .forEach(tracked -> obligations.put(tracked.obligation().id(), tracked.obligation()));
        return changes(record, obligations.values());
    }

    private List<TrackedObligation> changes(CareRecord record, Collection<Obligation> obligations) {
        var before = new HashMap<ObligationId, TrackedObligation>();
        record.obligations().forEach(tracked -> before.put(tracked.obligation().id(), tracked));
        var contacts = record.contacts().stream().map(ReportedContact::contact).toList();
        var histories = new Matching(rules.standards(), record.timeline().stage(), record.team())
                .histories(obligations, contacts, record.excuses());
        return obligations.stream()
                .map(obligation -> track(record, obligation, histories))
                .filter(tracked -> changed(before.get(tracked.obligation().id()), tracked))
                .map(tracked ->
                        tracked.withVersion(next(before.get(tracked.obligation().id()))))
                .toList();
    }

    private TrackedObligation track(CareRecord record, Obligation obligation, Map<ObligationId, History> histories) {
        return new TrackedObligation(
                obligation,
                histories.getOrDefault(obligation.id(), History.UNMET),
                places(record.team(), obligation),
                0);
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

    private static boolean changed(@Nullable TrackedObligation before, TrackedObligation now) {
        return before == null || !before.sameAs(now);
    }

    private static long next(@Nullable TrackedObligation before) {
        return before == null ? 1 : before.version() + 1;
    }
}
