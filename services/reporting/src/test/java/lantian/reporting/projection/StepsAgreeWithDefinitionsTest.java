package lantian.reporting.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import lantian.reporting.projection.RandomCounty.RandomSchool;
import lantian.reporting.rollup.DayTree;
import lantian.reporting.rollup.Measure;
import lantian.reporting.rollup.Measure.Bound;
import lantian.reporting.rollup.Steps;
import lantian.reporting.rollup.Totals;
import lantian.reporting.rollup.Unit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums of steps against the definitions, and what must always be true, over thousands of random lives. */
class StepsAgreeWithDefinitionsTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);
    private static final LocalDate FAR_AHEAD = LocalDate.of(2080, 1, 1);
    private static final Set<Measure> OVERDUE =
            Set.of(Measure.OVERDUE_WEEK, Measure.OVERDUE_FORTNIGHT, Measure.OVERDUE_LONGER);

    static LongStream seeds() {
        return LongStream.range(0, 24);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_school_s_and_a_class_s_figures_are_what_the_definitions_say(long seed) {
        var school = RandomCounty.of(seed, 1, 45).getFirst();
        var steps = steps(school);
        var random = new Random(seed);

        for (int i = 0; i < 12; i++) {
            var asOf = RandomCounty.FIRST_DAY.plusDays(random.nextInt(RandomCounty.DAYS));
            var from = asOf.minusDays(random.nextInt(80));
            var to = from.plusDays(random.nextInt((int) (asOf.toEpochDay() - from.toEpochDay()) + 1));

            assertThat(figures(steps, Unit.school(school.id()), from, to, asOf))
                    .as("the school from %s to %s as of %s", from, to, asOf)
                    .isEqualTo(ByDefinition.figures(school, Optional.empty(), from, to, asOf));
            for (var one : school.classes()) {
                assertThat(figures(steps, Unit.ofClass(one), from, to, asOf))
                        .as("a class from %s to %s as of %s", from, to, asOf)
                        .isEqualTo(ByDefinition.figures(school, Optional.of(one), from, to, asOf));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void on_time_is_a_part_of_completed_and_completed_overdue_and_missed_are_the_cohort(long seed) {
        var school = RandomCounty.of(seed, 1, 45).getFirst();
        var steps = steps(school);

        eachDay(day -> {
            var all = counts(steps, Unit.school(school.id()), LONG_AGO, FAR_AHEAD, day);
            assertThat(n(all, Measure.ON_TIME)).isLessThanOrEqualTo(n(all, Measure.COMPLETED));
            assertThat(n(all, Measure.COMPLETED)).isLessThanOrEqualTo(n(all, Measure.COHORT));
            assertThat(n(all, Measure.COMPLETED) + n(all, OVERDUE) + n(all, Measure.MISSED))
                    .isEqualTo(n(all, Measure.COHORT));
            assertThat(n(all, Measure.AWAITING) + n(all, Measure.OPEN_MET)).isLessThanOrEqualTo(n(all, Measure.OPEN));
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cohort_open_void_and_excused_are_all_that_was_issued(long seed) {
        var school = RandomCounty.of(seed, 1, 45).getFirst();
        var steps = steps(school);
        var owed = Versioned.joined(school.obligations()).values();

        eachDay(day -> {
            var all = counts(steps, Unit.school(school.id()), LONG_AGO, FAR_AHEAD, day);
            var issued = owed.stream()
                    .filter(one -> !one.opensOn().isAfter(day))
                    .filter(one -> one.knownFrom() == null || !one.knownFrom().isAfter(day))
                    .count();
            assertThat(n(all, Set.of(Measure.COHORT, Measure.OPEN, Measure.VOID, Measure.EXCUSED)))
                    .as("as of %s", day)
                    .isEqualTo((int) issued);
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_classes_add_up_to_the_school(long seed) {
        var school = RandomCounty.of(seed, 1, 45).getFirst();
        var all = steps(school).asMap();
        var bySchool = new HashMap<Object, Integer>();
        var byClass = new HashMap<Object, Integer>();

        all.forEach((step, delta) -> {
            var key = List.of(
                    step.place().measure(), Optional.ofNullable(step.place().onDay()), step.day());
            switch (step.place().unit().kind()) {
                case SCHOOL -> bySchool.merge(key, delta, Integer::sum);
                case CLASS -> byClass.merge(key, delta, Integer::sum);
                case CAREGIVER, ELSEWHERE, ASKED -> {}
            }
        });
        byClass.keySet().removeIf(key -> key.toString().contains("RESTATED"));
        bySchool.keySet().removeIf(key -> key.toString().contains("RESTATED"));
        byClass.values().removeIf(delta -> delta == 0);

        assertThat(byClass).isEqualTo(bySchool);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_past_day_s_figures_change_only_by_facts_recorded_later_and_then_the_answer_says_so(long seed) {
        var school = RandomCounty.of(seed, 1, 45).getFirst();
        var now = steps(school);

        for (var day = RandomCounty.FIRST_DAY;
                day.isBefore(RandomCounty.FIRST_DAY.plusDays(120));
                day = day.plusDays(3)) {
            var asOf = day;
            var then = steps(new RandomSchool(
                    school.id(),
                    school.classes(),
                    school.caregivers(),
                    school.children().stream()
                            .filter(child -> !child.newest().toldOn().isAfter(asOf))
                            .toList(),
                    school.pairs().stream()
                            .filter(pair -> !pair.newest().toldOn().isAfter(asOf))
                            .toList(),
                    List.of(),
                    List.of()));
            var today = counts(now, Unit.school(school.id()), LONG_AGO, FAR_AHEAD, asOf);
            var before = counts(then, Unit.school(school.id()), LONG_AGO, FAR_AHEAD, asOf);
            for (var measure : Measure.values()) {
                if (measure.bound() == Bound.NONE
                        && measure != Measure.RESTATED
                        && n(today, measure) != n(before, measure)) {
                    assertThat(n(today, Measure.RESTATED))
                            .as("%s changed as of %s", measure, asOf)
                            .isPositive();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void totals_of_a_term_to_date_are_the_same_sums(long seed) {
        var school = RandomCounty.of(seed, 1, 45).getFirst();
        var steps = steps(school);
        var term = LocalDate.of(2026, 10, 5);
        var totals = Totals.of(steps, day -> day.isBefore(term) ? LONG_AGO : term);

        for (var day = term; day.isBefore(term.plusDays(90)); day = day.plusDays(7)) {
            var expected = counts(steps, Unit.school(school.id()), term, day, day);
            var found = new EnumMap<Measure, Integer>(Measure.class);
            var nodes = DayTree.nodesUpTo(day);
            totals.nodes().forEach((node, counts) -> {
                if (nodes.contains(node.number())) {
                    counts.forEach((measure, count) -> {
                        if (node.since().equals(Totals.ALL)
                                || (node.since().equals(term) && !measure.shownForAnyPeriod())) {
                            found.merge(measure, count, Integer::sum);
                        }
                    });
                }
            });
            found.values().removeIf(count -> count == 0);

            assertThat(found).as("as of %s", day).isEqualTo(expected);
        }
    }

    private static Steps steps(RandomSchool school) {
        var steps = new Steps();
        var pairs = Versioned.joined(school.pairs()).values();
        var children = Versioned.joined(school.children());
        children.values()
                .forEach(child -> child.addTo(
                        steps,
                        school.id(),
                        pairs.stream()
                                .filter(pair -> pair.child().equals(child.id()))
                                .toList(),
                        Elsewhere.NONE,
                        1));
        Versioned.joined(school.obligations()).values().forEach(owed -> owed.addTo(steps, school.id(), 1));
        Versioned.joined(school.contacts())
                .values()
                .forEach(contact -> contact.addTo(steps, school.id(), day -> classOn(children, contact, day), 1));
        return steps;
    }

    private static UUID classOn(Map<UUID, ChildHistory> children, ContactFact contact, LocalDate day) {
        return Optional.ofNullable(children.get(contact.child()))
                .map(child -> child.newest().classOn(day))
                .orElse(Unit.NONE);
    }

    /** By the names the definitions use, without what they don't name. */
    private static Map<String, Integer> figures(Steps steps, Unit unit, LocalDate from, LocalDate to, LocalDate asOf) {
        var counts = counts(steps, unit, from, to, asOf);
        var figures = new TreeMap<String, Integer>();
        counts.forEach((measure, count) -> figures.put(measure.name(), count));
        figures.keySet().removeAll(Set.of("RESTATED", "ENTERED_LATE", "BOTH_AWAY", "ONE_AWAY", "NO_ABLE_PARENT"));
        int overdue = n(counts, OVERDUE);
        if (overdue > 0) {
            figures.put("OVERDUE", overdue);
        }
        return figures;
    }

    private static Map<Measure, Integer> counts(Steps steps, Unit unit, LocalDate from, LocalDate to, LocalDate asOf) {
        var counts = new EnumMap<Measure, Integer>(Measure.class);
        steps.forEach((step, delta) -> {
            var place = step.place();
            var onDay = place.onDay();
            var within = place.measure().shownForAnyPeriod()
                    || (onDay != null && !onDay.isBefore(from) && !onDay.isAfter(to));
            if (place.unit().equals(unit) && within && !step.day().isAfter(asOf)) {
                counts.merge(place.measure(), delta, Integer::sum);
            }
        });
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private static int n(Map<Measure, Integer> counts, Measure measure) {
        return counts.getOrDefault(measure, 0);
    }

    private static int n(Map<Measure, Integer> counts, Collection<Measure> measures) {
        return measures.stream().mapToInt(measure -> n(counts, measure)).sum();
    }

    private static void eachDay(Consumer<LocalDate> check) {
        RandomCounty.FIRST_DAY
                .datesUntil(RandomCounty.FIRST_DAY.plusDays(RandomCounty.DAYS))
                .filter(day -> day.getDayOfMonth() % 7 == 0)
                .forEach(check);
    }
}
