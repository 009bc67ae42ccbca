package lantian.reporting.projection;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import lantian.reporting.rollup.Measure;
import lantian.reporting.rollup.Place;
import lantian.reporting.rollup.Steps;
import lantian.reporting.rollup.Unit;
import org.jspecify.annotations.Nullable;

/**
 * One obligation (应办事项) with everything that was ever known about it.
 *
 * @param graceUntil last day of the entry grace: {@code dueOn} + E
 * @param lateUntil last day on which it can still be done: {@code dueOn} + L
 * @param knownFrom the day the contact that raised it was received; nothing for what the calendar asks for
 * @param voidFrom first day on which the child owed it no more (作废)
 * @param places where the child was while it was open, in the order of days
 * @param history what was known at the end of each day on which that changed; nothing before it means unmet
 */
public record ObligationFact(
        UUID obligation,
        UUID child,
        LocalDate opensOn,
        LocalDate dueOn,
        LocalDate graceUntil,
        LocalDate lateUntil,
        @Nullable LocalDate knownFrom,
        @Nullable LocalDate voidFrom,
        List<At> places,
        List<Known> history,
        long version)
        implements Versioned<ObligationFact> {

    public enum State {
        UNMET,
        MET,
        EXCUSED,
        /** The facts as known now never asked for it, and it was not met: it counts nowhere. */
        WITHDRAWN
    }

    /** From a day on the child is in this class and this caregiver's (帮扶人). */
    public record At(
            LocalDate from,
            @Nullable UUID classId,
            @Nullable UUID caregiver) {}

    /** @param occurredOn the day of the contact that met it */
    public record Known(
            LocalDate knownOn, State state, @Nullable LocalDate occurredOn, boolean onTime) {

        private static Known withdrawn(LocalDate from) {
            return new Known(from, State.WITHDRAWN, null, false);
        }
    }

    public ObligationFact {
        places = List.copyOf(places);
        history = history.stream().sorted(Comparator.comparing(Known::knownOn)).toList();
    }

    /** The history of what should never have been issued: of all that was known only that it was met is left. */
    public static List<Known> metAlone(LocalDate opensOn, List<Known> history) {
        return Stream.concat(
                        Stream.of(Known.withdrawn(opensOn)),
                        history.stream()
                                .map(known -> known.state() == State.MET ? known : Known.withdrawn(known.knownOn())))
                .toList();
    }

    @Override
    public ObligationFact with(ObligationFact other) {
        return other.version > version ? other : this;
    }

    @Override
    public UUID id() {
        return obligation;
    }

    public void addTo(Steps steps, UUID school, int sign) {
        steps.follow(changes(), day -> counted(school, day), sign);
    }

    private Set<Place> counted(UUID school, LocalDate day) {
        var measures = on(day);
        if (measures.isEmpty()) {
            return Set.of();
        }
        var at = at(measures.contains(Measure.OPEN) || day.isBefore(dueOn) ? day : dueOn);
        var units = List.of(
                Unit.school(school),
                Unit.ofClass(at.classId() == null ? Unit.NONE : at.classId()),
                Unit.caregiver(at.caregiver() == null ? Unit.NONE : at.caregiver()));
        var places = new HashSet<Place>();
        for (var measure : measures) {
            for (var unit : units) {
                places.add(new Place(unit, measure, dueOn));
            }
        }
        return places;
    }

    /** Open, it is where the child is; afterwards where the child was on the due day. */
    private At at(LocalDate day) {
        return places.reversed().stream()
                .filter(place -> !place.from().isAfter(day))
                .findFirst()
                .orElseGet(() -> new At(opensOn, null, null));
    }

    /** What it is as of a day; nothing before it opens or anybody knew of it. Of K, open, excused and void it is always exactly one. */
    public Set<Measure> on(LocalDate day) {
        if (day.isBefore(opensOn) || (knownFrom != null && day.isBefore(knownFrom))) {
            return Set.of();
        }
        var known = knownOn(day);
        if (known.state() == State.WITHDRAWN) {
            return Set.of();
        }
        if (known.state() == State.MET) {
            return day.isAfter(graceUntil) ? completed(known) : EnumSet.of(Measure.OPEN, Measure.OPEN_MET);
        }
        if (known.state() == State.EXCUSED) {
            return EnumSet.of(Measure.EXCUSED);
        }
        if (voidFrom != null && !day.isBefore(voidFrom)) {
            return EnumSet.of(Measure.VOID);
        }
        return unmet(day);
    }

    private Set<Measure> completed(Known known) {
        var measures = EnumSet.of(Measure.COHORT, Measure.COMPLETED);
        if (known.onTime()) {
            measures.add(Measure.ON_TIME);
        } else if (known.occurredOn() != null && !known.occurredOn().isAfter(dueOn)) {
            measures.add(Measure.ENTERED_LATE);
        }
        return measures;
    }

    private Set<Measure> unmet(LocalDate day) {
        if (!day.isAfter(graceUntil)) {
            return day.isAfter(dueOn) ? EnumSet.of(Measure.OPEN, Measure.AWAITING) : EnumSet.of(Measure.OPEN);
        }
        if (day.isAfter(lateUntil)) {
            return EnumSet.of(Measure.COHORT, Measure.MISSED);
        }
        long age = ChronoUnit.DAYS.between(dueOn, day);
        return EnumSet.of(
                Measure.COHORT,
                age <= 7 ? Measure.OVERDUE_WEEK : age <= 14 ? Measure.OVERDUE_FORTNIGHT : Measure.OVERDUE_LONGER);
    }

    private Known knownOn(LocalDate day) {
        var known = new Known(opensOn, State.UNMET, null, false);
        for (var entry : history) {
            if (entry.knownOn().isAfter(day)) {
                break;
            }
            known = entry;
        }
        return known;
    }

    private TreeSet<LocalDate> changes() {
        var days = new TreeSet<LocalDate>(List.of(
                opensOn,
                dueOn.plusDays(1),
                graceUntil.plusDays(1),
                dueOn.plusDays(8),
                dueOn.plusDays(15),
                lateUntil.plusDays(1)));
        if (voidFrom != null) {
            days.add(voidFrom);
        }
        if (knownFrom != null) {
            days.add(knownFrom);
        }
        history.forEach(entry -> days.add(entry.knownOn()));
        places.forEach(place -> days.add(place.from()));
        return new TreeSet<>(days.tailSet(opensOn));
    }
}
