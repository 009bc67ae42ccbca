package lantian.contactlog.obligation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lantian.contactlog.calendar.Days;
import lantian.contactlog.calendar.SchoolCalendar;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.child.Timeline;
import lantian.contactlog.obligation.Obligation.Cause;
import lantian.contactlog.obligation.Obligation.Reason;
import lantian.contactlog.obligation.Obligation.Voided;
import lantian.contactlog.obligation.Plan.Skipped;
import lantian.contactlog.standard.Cadence;
import lantian.contactlog.standard.CareStandard;
import lantian.contactlog.standard.Rule;
import lantian.contactlog.standard.Standards;

/**
 * Standard × calendar × timeline -> what is owed. A function: the same facts give the same obligations with the same
 * ids, whenever and however often it is asked. One instance serves all children of a school.
 */
public final class Issuing {

    private final Standards standards;
    private final SchoolCalendar calendar;
    private final Closures closures;
    private final Optional<Days> accountable;
    private final Map<Standards.InForce, List<Slot>> slots = new LinkedHashMap<>();

    /** @param countsFrom from when on the school answers for obligations: before it no child is owed anything; empty: always */
    public Issuing(Standards standards, SchoolCalendar calendar, Closures closures, Optional<LocalDate> countsFrom) {
        this.standards = standards;
        this.calendar = calendar;
        this.closures = closures;
        this.accountable = countsFrom.map(from -> Days.of(from, null));
        standards.rules().forEach(inForce -> {
            if (inForce.rule().cadence() instanceof Cadence.Periodic periodic) {
                slots.put(inForce, slots(inForce.standard(), periodic).toList());
            }
        });
    }

    /** Everything that is owed to a child in all known terms. */
    public Plan plan(Timeline child, Collection<Trigger> triggers) {
        var owed = new ArrayList<Obligation>();
        var skipped = new ArrayList<Skipped>();
        slots.forEach((inForce, windows) -> {
            var spells = spells(child, inForce.rule());
            for (var slot : windows) {
                switch (slot.of(child, spells)) {
                    case Slot.Place.Owed(var days, var calendarDue, var voided) ->
                        issue(owed, inForce, child.child(), slot.key(), days, calendarDue, Optional.empty(), voided);
                    case Slot.Place.TooLate(var left) ->
                        skipped.add(new Skipped(inForce.rule().code(), slot.key(), slot.days(), left));
                    case Slot.Place.NotConcerned _ -> {}
                }
            }
        });
        triggers.forEach(trigger -> owed.addAll(triggered(child, trigger)));
        return new Plan(owed, skipped);
    }

    /** What one trigger asks for; nothing if the child isn't one for whom the rule is. */
    public List<Obligation> triggered(Timeline child, Trigger trigger) {
        var standard = standards.on(trigger.on());
        var owed = new ArrayList<Obligation>();
        for (var rule : standard.rules()) {
            if (rule.cadence() instanceof Cadence.AfterTrigger after) {
                spells(child, rule).stream()
                        .filter(spell -> spell.contains(trigger.on()))
                        .forEach(spell -> raise(owed, standard, rule, after, child.child(), trigger, spell));
            }
        }
        return owed;
    }

    /** When the rule is for the child, and the school answers for it. */
    private List<Days> spells(Timeline child, Rule rule) {
        var within = child.within(rule.scope());
        return accountable.map(days -> Days.intersection(within, List.of(days))).orElse(within);
    }

    private void raise(
            List<Obligation> owed,
            CareStandard standard,
            Rule rule,
            Cadence.AfterTrigger after,
            ChildId child,
            Trigger trigger,
            Days spell) {
        var window = after.window(trigger.on(), calendar, closures.closed());
        var left = spell.to().isBefore(window.to())
                ? Optional.of(new Voided(spell.to().plusDays(1), Reason.LEFT))
                : Optional.<Voided>empty();
        var voided = trigger.withdrawnOn()
                .map(on -> new Voided(on, Reason.TRIGGER_WITHDRAWN))
                .or(() -> left);
        var inForce = new Standards.InForce(standard, rule);
        issue(
                owed,
                inForce,
                child,
                "trigger/" + trigger.cause(),
                window,
                after.window(trigger.on(), calendar, List.of()).to(),
                Optional.of(new Cause(trigger.cause(), trigger.knownOn())),
                voided);
    }

    private Stream<Slot> slots(CareStandard standard, Cadence.Periodic cadence) {
        return calendar.terms().stream()
                .flatMap(term -> cadence.windows(term, calendar)
                        .filter(window -> standards.on(window.days().from()).equals(standard))
                        .map(window -> new Slot(
                                window.key(),
                                closures.extend(window.days(), calendar),
                                window.days().to(),
                                closures.cover(window.days()))));
    }

    private void issue(
            List<Obligation> owed,
            Standards.InForce inForce,
            ChildId child,
            String window,
            Days days,
            LocalDate calendarDue,
            Optional<Cause> cause,
            Optional<Voided> voided) {
        var rule = inForce.rule();
        var standard = inForce.standard();
        for (int number = 1; number <= rule.minimum(); number++) {
            owed.add(new Obligation(
                    ObligationId.of(child, rule.code(), window, number),
                    child,
                    rule.code(),
                    rule.kind(),
                    window,
                    number,
                    days,
                    calendarDue,
                    calendar.graceUntil(days.to(), standard.entryGraceDays()),
                    days.to().plusDays(standard.lateLimitDays()),
                    standard.version(),
                    cause,
                    voided));
        }
    }
}
