package lantian.contactlog.duty;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
public record Bookkeeping(Framework framework, LocalDate today) {

    /** Issues again what isn't met, then matches. */
    public List<Duty> issue(ChildFile file) {
        var met = new HashMap<ObligationId, Duty>();
        file.duties().stream()
                .filter(Duty::met)
                .forEach(duty -> met.put(duty.obligation().id(), duty));
        var plan = framework.issuing().plan(file.timeline(), file.triggers());
        var issued = file.duties().stream().map(Duty::obligation).toList();
        return changes(file, plan.over(issued, obligation -> met.containsKey(obligation.id())));
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
        var team = file.team();
        var due = obligation.dueOn();
        return new Duty(
                obligation,
                histories.getOrDefault(obligation.id(), History.UNMET),
                team.classOn(due),
                team.caregiverOn(due).or(() -> team.caregiverOn(today)),
                0);
    }

    private static boolean changed(@Nullable Duty before, Duty now) {
        return before == null || !before.sameAs(now);
    }

    private static long next(@Nullable Duty before) {
        return before == null ? 1 : before.version() + 1;
    }
}
