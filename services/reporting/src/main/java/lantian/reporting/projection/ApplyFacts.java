package lantian.reporting.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.UseCase;
import lantian.reporting.rollup.Steps;
import lantian.reporting.rollup.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps facts and moves the figures with them, in one transaction.
 *
 * <p>What a fact stood for before is taken away, what it stands for now is added; a repeated one changes
 * nothing. So the figures depend on the facts alone and not on when, how often or in which order they came.
 */
@UseCase
public class ApplyFacts {

    private final Facts facts;
    private final Rollups rollups;

    public ApplyFacts(Facts facts, Rollups rollups) {
        this.facts = facts;
        this.rollups = rollups;
    }

    public void obligations(Collection<ObligationFact> arrived) {
        rollups.lock();
        var known = facts.obligations().byId(ids(arrived));
        var changed = Versioned.news(arrived, known);
        var steps = new Steps();
        for (var fact : changed) {
            var old = known.get(fact.id());
            if (old != null) {
                old.addTo(steps, school(), -1);
            }
            fact.addTo(steps, school(), 1);
        }
        facts.obligations().keep(changed);
        rollups.add(steps);
        changed.stream()
                .map(ObligationFact::opensOn)
                .min(Comparator.naturalOrder())
                .ifPresent(opensOn -> rollups.noticed(null, opensOn));
    }

    public void contacts(Collection<ContactFact> arrived) {
        rollups.lock();
        var known = facts.contacts().byId(ids(arrived));
        var changed = Versioned.news(arrived, known);
        var children =
                facts.children().byId(changed.stream().map(ContactFact::child).collect(Collectors.toSet()));
        var steps = new Steps();
        for (var fact : changed) {
            var child = children.get(fact.child());
            var old = known.get(fact.id());
            if (old != null) {
                old.addTo(steps, school(), day -> classOn(child, day), -1);
            }
            fact.addTo(steps, school(), day -> classOn(child, day), 1);
        }
        facts.contacts().keep(changed);
        rollups.add(steps);
        lastReceived(changed).ifPresent(at -> rollups.noticed(at, null));
    }

    public void children(Collection<ChildHistory> arrived) {
        rollups.lock();
        var known = facts.children().byId(ids(arrived));
        var changed = Versioned.news(arrived, known);
        var pairs = byChild(facts.pairs().ofChildren(ids(changed)));
        var elsewhere = facts.elsewhere(ids(changed));
        var steps = new Steps();
        for (var fact : changed) {
            var paired = pairs.getOrDefault(fact.id(), List.of());
            var alsoThere = elsewhere.getOrDefault(fact.id(), Elsewhere.NONE);
            var old = known.get(fact.id());
            if (old != null) {
                old.addTo(steps, school(), paired, alsoThere, -1);
            }
            fact.addTo(steps, school(), paired, alsoThere, 1);
        }
        moveContacts(changed, known, steps);
        facts.children().keep(changed);
        rollups.add(steps);
    }

    public void pairs(Collection<PairHistory> arrived) {
        rollups.lock();
        var changed = Versioned.news(arrived, facts.pairs().byId(ids(arrived)));
        var childIds = changed.stream().map(PairHistory::child).collect(Collectors.toSet());
        var before = byChild(facts.pairs().ofChildren(childIds));
        facts.pairs().keep(changed);
        var after = byChild(facts.pairs().ofChildren(childIds));
        var elsewhere = facts.elsewhere(childIds);
        var steps = new Steps();
        facts.children().byId(childIds).values().forEach(child -> {
            var alsoThere = elsewhere.getOrDefault(child.id(), Elsewhere.NONE);
            child.addTo(steps, school(), before.getOrDefault(child.id(), List.of()), alsoThere, -1);
            child.addTo(steps, school(), after.getOrDefault(child.id(), List.of()), alsoThere, 1);
        });
        rollups.add(steps);
    }

    /** What the county found about children of the school. */
    public void elsewhere(Map<UUID, Elsewhere> found) {
        rollups.lock();
        var known = facts.elsewhere(found.keySet());
        var now = new HashMap<UUID, Elsewhere>();
        found.forEach((child, there) ->
                now.put(child, known.getOrDefault(child, Elsewhere.NONE).found(there)));
        move(known, now);
    }

    /**
     * The school has looked and says that the child is here; the question is closed until others are meant.
     *
     * @return empty without a question
     */
    public Optional<Elsewhere> answered(UUID child, LocalDate today) {
        rollups.lock();
        var known = facts.elsewhere(Set.of(child));
        var answered = Optional.ofNullable(known.get(child))
                .filter(there -> there.askedOn(today))
                .map(there -> there.answeredOn(today));
        answered.ifPresent(now -> move(known, Map.of(child, now)));
        return answered;
    }

    private void move(Map<UUID, Elsewhere> before, Map<UUID, Elsewhere> after) {
        var pairs = byChild(facts.pairs().ofChildren(after.keySet()));
        var steps = new Steps();
        facts.children().byId(after.keySet()).values().forEach(child -> {
            var paired = pairs.getOrDefault(child.id(), List.of());
            child.addTo(steps, school(), paired, before.getOrDefault(child.id(), Elsewhere.NONE), -1);
            child.addTo(steps, school(), paired, after.getOrDefault(child.id(), Elsewhere.NONE), 1);
        });
        facts.keepElsewhere(after);
        rollups.add(steps);
    }

    /** Contacts count in the class the child was in: where that changed, they follow. */
    private void moveContacts(List<ChildHistory> changed, Map<UUID, ChildHistory> known, Steps steps) {
        var moved = changed.stream()
                .filter(child -> {
                    var old = known.get(child.id());
                    return old == null
                            || !old.newest().classes().equals(child.newest().classes());
                })
                .collect(Collectors.toMap(ChildHistory::id, child -> child));
        for (var contact : facts.contacts().ofChildren(moved.keySet())) {
            var old = known.get(contact.child());
            var now = moved.get(contact.child());
            contact.addTo(steps, school(), day -> classOn(old, day), -1);
            contact.addTo(steps, school(), day -> classOn(now, day), 1);
        }
    }

    private static UUID school() {
        return Tenancy.tenant().value();
    }

    private static UUID classOn(@Nullable ChildHistory child, LocalDate day) {
        return child == null ? Unit.NONE : child.newest().classOn(day);
    }

    private static Set<UUID> ids(Collection<? extends Versioned<?>> facts) {
        return facts.stream().map(Versioned::id).collect(Collectors.toSet());
    }

    private static Map<UUID, List<PairHistory>> byChild(List<PairHistory> pairs) {
        return pairs.stream().collect(Collectors.groupingBy(PairHistory::child, HashMap::new, Collectors.toList()));
    }

    private static Optional<Instant> lastReceived(List<ContactFact> contacts) {
        return contacts.stream()
                .flatMap(contact -> contact.versions().stream())
                .map(ContactFact.Received::receivedAt)
                .max(Comparator.naturalOrder());
    }
}
