package lantian.reporting.projection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import lantian.reporting.rollup.Measure;
import lantian.reporting.rollup.Place;
import lantian.reporting.rollup.Steps;
import lantian.reporting.rollup.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A child and what was known of it when; oldest version first.
 *
 * <p>Figures count it by the newest version, on all days. On days on which another version was known and said something else,
 * it makes the answer a restated one.
 */
public record ChildHistory(List<ChildFact> versions) implements Versioned<ChildHistory> {

    public static ChildHistory of(ChildFact fact) {
        return new ChildHistory(List.of(fact));
    }

    @Override
    public UUID id() {
        return newest().child();
    }

    @Override
    public long version() {
        return newest().version();
    }

    @Override
    public ChildHistory with(ChildHistory other) {
        return new ChildHistory(Told.union(versions, other.versions));
    }

    public ChildFact newest() {
        return versions.getLast();
    }

    /** @param pairs all pairs the child ever had */
    public void addTo(Steps steps, UUID school, List<PairHistory> pairs, Elsewhere elsewhere, int sign) {
        var changes = new TreeSet<LocalDate>();
        versions.forEach(version -> version.addChangesTo(changes));
        for (var pair : pairs) {
            for (var version : pair.versions()) {
                version.active().addChangesTo(changes);
                changes.add(version.toldOn());
            }
        }
        steps.follow(changes, day -> places(school, pairs, day), sign);
        elsewhere.addChangesTo(changes);
        steps.follow(changes, day -> placesElsewhere(school, pairs, elsewhere, day), sign);
    }

    /** Where the county takes it away again, because another school's enrolment counts. */
    private Set<Place> placesElsewhere(UUID school, List<PairHistory> pairs, Elsewhere elsewhere, LocalDate day) {
        var places = new HashSet<Place>();
        var counted = elsewhere.countedOn(day) ? newest().on(day, isPaired(pairs, day)) : Set.<Measure>of();
        counted.forEach(measure -> places.add(Place.state(Unit.elsewhere(school), measure)));
        var then = elsewhere.countedThenOn(day) ? onAsKnown(day, pairs) : Set.<Measure>of();
        if (!then.equals(counted)) {
            places.add(Place.state(Unit.elsewhere(school), Measure.RESTATED));
        }
        if (elsewhere.askedOn(day) && !elsewhere.answeredBy(day)) {
            places.add(Place.state(Unit.asked(school), Measure.PUPILS));
        }
        return places;
    }

    private Set<Measure> onAsKnown(LocalDate day, List<PairHistory> pairs) {
        var paired = pairs.stream().flatMap(pair -> pair.knownOn(day).stream()).anyMatch(pair -> pair.countsOn(day));
        return Told.knownOn(versions, day).map(known -> known.on(day, paired)).orElse(Set.of());
    }

    private static boolean isPaired(List<PairHistory> pairs, LocalDate day) {
        return pairs.stream().anyMatch(pair -> pair.newest().countsOn(day));
    }

    private Set<Place> places(UUID school, List<PairHistory> pairs, LocalDate day) {
        var now = pairs.stream().map(PairHistory::newest).toList();
        var then = pairs.stream().flatMap(pair -> pair.knownOn(day).stream()).toList();
        var known = Told.knownOn(versions, day).orElse(null);
        var places = places(school, newest(), now, day);
        if (newest().equals(known) && then.equals(now)) {
            return places;
        }
        var before = known == null ? Set.<Place>of() : places(school, known, then, day);
        if (!before.equals(places) || riskChanged(known, day)) {
            var units = new HashSet<>(Set.of(Unit.school(school)));
            places.forEach(place -> units.add(place.unit()));
            before.forEach(place -> units.add(place.unit()));
            units.forEach(unit -> places.add(Place.state(unit, Measure.RESTATED)));
        }
        return places;
    }

    private boolean riskChanged(@Nullable ChildFact known, LocalDate day) {
        return (known != null && known.atHighRiskOn(day)) != newest().atHighRiskOn(day);
    }

    private static Set<Place> places(UUID school, ChildFact child, List<PairFact> pairs, LocalDate day) {
        var active = pairs.stream().filter(pair -> pair.countsOn(day)).toList();
        var units = new ArrayList<>(List.of(Unit.school(school), Unit.ofClass(child.classOn(day))));
        active.forEach(pair -> units.add(Unit.caregiver(pair.caregiver())));
        var places = new HashSet<Place>();
        for (var measure : child.on(day, !active.isEmpty())) {
            units.forEach(unit -> places.add(Place.state(unit, measure)));
        }
        return places;
    }
}
