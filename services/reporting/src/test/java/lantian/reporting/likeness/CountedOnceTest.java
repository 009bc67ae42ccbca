package lantian.reporting.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import lantian.reporting.likeness.Enrolment.Version;
import lantian.reporting.projection.Elsewhere;
import lantian.reporting.projection.Span;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When a child of two schools is counted where, by example and held against the definition. */
class CountedOnceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);
    private static final UUID EAST = new UUID(0, 1);
    private static final UUID WEST = new UUID(0, 2);
    private static final UUID SOUTH = new UUID(0, 3);
    private static final Map<UUID, LocalDate> LONG_OPEN =
            Map.of(EAST, LocalDate.of(2020, 1, 1), WEST, LocalDate.of(2020, 1, 1), SOUTH, LocalDate.of(2020, 1, 1));

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    @Test
    void the_enrolment_that_began_later_counts_from_the_first_day_of_both() {
        var found = of(enrolled(EAST, 1, 0, null, "f", "m"), enrolled(WEST, 2, 10, null, "f"));

        assertThat(at(found, EAST, 1).counted()).containsExactly(span(10, null));
        assertThat(at(found, WEST, 2).counted()).isEmpty();
        assertThat(found.values()).allSatisfy(there -> {
            assertThat(there.askedOn(DAY.plusDays(9))).isFalse();
            assertThat(there.askedOn(DAY.plusDays(10))).isTrue();
        });
    }

    @Test
    void begun_on_one_day_the_smaller_id_counts() {
        var found = of(enrolled(EAST, 7, 0, null, "f"), enrolled(WEST, 5, 0, null, "f"));

        assertThat(at(found, EAST, 7).counted()).containsExactly(span(0, null));
        assertThat(at(found, WEST, 5).counted()).isEmpty();
    }

    @Test
    void nobody_alone_without_a_parent_or_of_another_name_is_alike() {
        assertThat(of()).isEmpty();
        assertThat(of(enrolled(EAST, 1, 0, null, "f"))).isEmpty();
        assertThat(of(enrolled(EAST, 1, 0, null), enrolled(WEST, 2, 0, null))).isEmpty();
        assertThat(of(enrolled(EAST, 1, 0, null, "first twin"), enrolled(WEST, 2, 0, null, "second twin")))
                .isEmpty();
        assertThat(of(enrolled(EAST, 1, 0, null, "f"), enrolled(EAST, 2, 0, null, "f")))
                .as("namesakes of one school")
                .isEmpty();
    }

    @Test
    void three_schools_count_once_and_are_all_asked() {
        var found = of(
                enrolled(EAST, 1, 0, null, "f"),
                enrolled(WEST, 2, 5, null, "f", "m"),
                enrolled(SOUTH, 3, 9, null, "m"));

        assertThat(at(found, EAST, 1).counted()).containsExactly(span(5, null));
        assertThat(at(found, WEST, 2).counted()).containsExactly(span(9, null));
        assertThat(at(found, SOUTH, 3).counted()).isEmpty();
        assertThat(found)
                .hasSize(3)
                .allSatisfy(
                        (_, there) -> assertThat(there.askedOn(DAY.plusDays(9))).isTrue());
    }

    /** The school keeps its namesakes apart, so they are two children, of whom one is also elsewhere. */
    @Test
    void namesakes_of_one_school_stay_two() {
        var found =
                of(enrolled(EAST, 1, 0, null, "f"), enrolled(EAST, 2, 0, null, "f"), enrolled(WEST, 3, 20, null, "f"));

        assertThat(at(found, WEST, 3).counted()).containsExactly(span(20, null));
        assertThat(at(found, EAST, 1).counted()).isEmpty();
        assertThat(at(found, EAST, 2).counted()).isEmpty();
    }

    @Test
    void who_changes_school_is_counted_once_on_the_last_day_which_is_the_first_and_nobody_is_asked() {
        var found = of(enrolled(EAST, 1, 0, 30, "f"), enrolled(WEST, 2, 30, null, "f"));

        assertThat(at(found, EAST, 1).counted()).containsExactly(span(30, 30));
        assertThat(found.values()).allSatisfy(there -> assertThat(there.asked()).isEmpty());
        assertThat(of(enrolled(EAST, 1, 0, 29, "f"), enrolled(WEST, 2, 30, null, "f")))
                .isEmpty();
    }

    @Test
    void leaving_ends_the_question_that_day_and_counting_once_the_day_after() {
        var found = of(enrolled(EAST, 1, 0, 30, "f"), enrolled(WEST, 2, 10, null, "f"));

        assertThat(at(found, EAST, 1).counted()).containsExactly(span(10, 30));
        assertThat(at(found, WEST, 2).askedOn(DAY.plusDays(29))).isTrue();
        assertThat(at(found, WEST, 2).askedOn(DAY.plusDays(30))).isFalse();
    }

    @Test
    void a_school_that_opens_later_has_no_children_before() {
        var opens = new HashMap<>(LONG_OPEN);
        opens.put(WEST, DAY.plusDays(15));
        var both = List.of(enrolled(EAST, 1, 0, null, "f"), enrolled(WEST, 2, 10, null, "f"));

        assertThat(at(CountedOnce.of(both, opens), EAST, 1).counted()).containsExactly(span(15, null));
        opens.remove(WEST);
        assertThat(CountedOnce.of(both, opens)).isEmpty();
    }

    @Test
    void a_corrected_name_ends_it_and_says_what_was_believed_before() {
        var found = of(
                enrolled(EAST, 1, 0, null, "f")
                        .with(Enrolment.told(
                                key(EAST, 1), new Version(2, DAY.plusDays(20), span(0, null), Set.of("other")))),
                enrolled(WEST, 2, 10, null, "f"));

        assertThat(at(found, EAST, 1).counted()).isEmpty();
        assertThat(at(found, EAST, 1).countedThen()).containsExactly(span(10, 19));
        assertThat(found.values())
                .allSatisfy(there -> assertThat(there.question()).isEmpty());
    }

    @Test
    void the_question_is_the_same_while_the_same_are_meant() {
        var east = enrolled(EAST, 1, 0, null, "f");
        var west = enrolled(WEST, 2, 10, null, "f");
        var asked = at(of(east, west), EAST, 1).question();
        var again = west.with(
                Enrolment.told(key(WEST, 2), new Version(2, DAY.plusDays(12), span(8, null), Set.of("f", "m"))));

        assertThat(at(of(east, again), EAST, 1).question()).isEqualTo(asked).isNotEmpty();
        assertThat(at(of(east, west, enrolled(SOUTH, 3, 0, null, "f")), EAST, 1).question())
                .isNotEqualTo(asked);
    }

    @Test
    void a_publisher_that_says_nothing_of_likenesses_leaves_them_as_they_were() {
        var left = enrolled(EAST, 1, 0, null, "f")
                .with(Enrolment.told(key(EAST, 1), new Version(2, DAY.plusDays(20), span(0, 20), null)));

        assertThat(at(of(left, enrolled(WEST, 2, 10, null, "f")), EAST, 1).counted())
                .containsExactly(span(10, 20));
    }

    @Test
    void what_was_told_again_with_likenesses_holds_and_was_not_known_before() {
        var without = Enrolment.told(key(EAST, 1), new Version(3, DAY, span(0, null), null));
        var again = Enrolment.told(key(EAST, 1), new Version(3, DAY.plusDays(50), span(0, null), Set.of("f")));

        for (var east : List.of(without.with(again), again.with(without))) {
            var there = at(of(east, enrolled(WEST, 2, 10, null, "f")), EAST, 1);
            assertThat(there.counted()).containsExactly(span(10, null));
            assertThat(there.countedThen()).containsExactly(span(50, null));
        }
    }

    @Test
    void of_an_erased_child_nothing_can_be_like_whatever_is_told_again() {
        var told = enrolled(EAST, 1, 0, null, "f");
        var west = enrolled(WEST, 2, 10, null, "f");

        for (var erased : List.of(
                told.with(Enrolment.erased(key(EAST, 1))),
                Enrolment.erased(key(EAST, 1)).with(told),
                told.with(Enrolment.erased(key(EAST, 1))).with(told))) {
            assertThat(erased.likenesses()).isEmpty();
            assertThat(of(erased, west)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void on_every_day_the_county_counts_what_the_definition_says(long seed) {
        var county = new RandomEnrolments(seed);
        var found = CountedOnce.of(county.enrolments, county.openFrom);

        for (int i = -5; i < 70; i++) {
            var day = DAY.plusDays(i);
            var here = county.on(day, Enrolment::newest);
            var then = county.on(day, enrolment -> enrolment.knownOn(day));
            assertThat(here.size() - elsewhere(found, day, Elsewhere::counted))
                    .as("on %s", day)
                    .isEqualTo(byDefinition(here));
            assertThat(then.size() - elsewhere(found, day, Elsewhere::countedThen))
                    .as("known on %s", day)
                    .isEqualTo(byDefinition(then));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pieces_in_any_order_and_twice_come_to_the_same(long seed) {
        var county = new RandomEnrolments(seed);
        var pieces = new ArrayList<Enrolment>();
        for (var enrolment : county.enrolments) {
            enrolment.versions().forEach(version -> pieces.add(Enrolment.told(enrolment.key(), version)));
            if (seed % 3 == 0 && enrolment.key().child().getLeastSignificantBits() % 4 == 0) {
                pieces.add(Enrolment.erased(enrolment.key()));
            }
        }
        var inOrder = Enrolment.joined(pieces);
        pieces.addAll(List.copyOf(pieces));
        Collections.shuffle(pieces, new Random(seed));

        assertThat(Enrolment.joined(pieces)).isEqualTo(inOrder);
        assertThat(CountedOnce.of(Enrolment.joined(pieces).values(), county.openFrom))
                .isEqualTo(CountedOnce.of(inOrder.values(), county.openFrom));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void who_is_asked_has_somebody_alike_in_another_school_who_stays_too(long seed) {
        var county = new RandomEnrolments(seed);
        var found = CountedOnce.of(county.enrolments, county.openFrom);

        for (int i = 0; i < 70; i++) {
            var day = DAY.plusDays(i);
            var staying = county.on(day, Enrolment::newest).stream()
                    .filter(child -> child.stays(day))
                    .toList();
            for (var child : staying) {
                var alike = groups(staying).stream()
                        .filter(group -> group.contains(child))
                        .flatMap(Collection::stream)
                        .anyMatch(other ->
                                !other.key().school().equals(child.key().school()));
                assertThat(found.getOrDefault(child.key(), Elsewhere.NONE).askedOn(day))
                        .as("%s on %s", child, day)
                        .isEqualTo(alike);
            }
        }
    }

    private static long elsewhere(
            Map<ChildKey, Elsewhere> found, LocalDate day, Function<Elsewhere, List<Span>> spans) {
        return found.values().stream()
                .filter(there -> spans.apply(there).stream().anyMatch(span -> span.covers(day)))
                .count();
    }

    /** Of each group as many as the school has that has most of it. */
    private static long byDefinition(List<Known> children) {
        return groups(children).stream()
                        .mapToLong(group -> group.stream()
                                .collect(Collectors.groupingBy(
                                        child -> child.key().school(), Collectors.counting()))
                                .values()
                                .stream()
                                .mapToLong(many -> many)
                                .max()
                                .orElse(0))
                        .sum()
                + children.stream()
                        .filter(child -> groups(children).stream().noneMatch(group -> group.contains(child)))
                        .count();
    }

    /** By merging until nothing merges; a group of one school is as many groups as children. */
    private static List<Set<Known>> groups(List<Known> children) {
        var groups = new ArrayList<Set<Known>>();
        children.forEach(child -> groups.add(new HashSet<>(Set.of(child))));
        for (int i = 0; i < groups.size(); i++) {
            for (int j = i + 1; j < groups.size(); j++) {
                if (shares(groups.get(i), groups.get(j))) {
                    groups.get(i).addAll(groups.remove(j));
                    i = -1;
                    break;
                }
            }
        }
        return groups.stream()
                .filter(group -> group.stream()
                                .map(child -> child.key().school())
                                .distinct()
                                .count()
                        > 1)
                .toList();
    }

    private static boolean shares(Set<Known> some, Set<Known> others) {
        return some.stream()
                .anyMatch(one ->
                        others.stream().anyMatch(other -> !Collections.disjoint(one.likenesses(), other.likenesses())));
    }

    private static Map<ChildKey, Elsewhere> of(Enrolment... enrolments) {
        return CountedOnce.of(Arrays.asList(enrolments), LONG_OPEN);
    }

    private static Elsewhere at(Map<ChildKey, Elsewhere> found, UUID school, long child) {
        return found.getOrDefault(key(school, child), Elsewhere.NONE);
    }

    private static Enrolment enrolled(UUID school, long child, int from, @Nullable Integer to, String... likenesses) {
        return Enrolment.told(
                key(school, child), new Version(1, DAY.plusDays(from), span(from, to), Set.of(likenesses)));
    }

    private static ChildKey key(UUID school, long child) {
        return new ChildKey(school, new UUID(9, child));
    }

    private static Span span(int from, @Nullable Integer to) {
        return new Span(DAY.plusDays(from), to == null ? null : DAY.plusDays(to));
    }

    /** A few schools with children who come and go, share likenesses by chance and are corrected. */
    private static final class RandomEnrolments {

        private static final List<UUID> SCHOOLS = List.of(EAST, WEST, SOUTH, new UUID(0, 4));

        private final Random random;
        private final List<Enrolment> enrolments;
        private final Map<UUID, LocalDate> openFrom = new HashMap<>();

        RandomEnrolments(long seed) {
            random = new Random(seed);
            SCHOOLS.forEach(school -> openFrom.put(school, DAY.plusDays(random.nextInt(20) - 15)));
            if (random.nextInt(5) == 0) {
                openFrom.remove(EAST);
            }
            enrolments = IntStream.range(0, 9).mapToObj(this::enrolment).toList();
        }

        private Enrolment enrolment(int child) {
            var key = key(SCHOOLS.get(random.nextInt(SCHOOLS.size())), child);
            var told = DAY.plusDays(random.nextInt(20));
            var enrolment = Enrolment.told(key, version(1, told));
            for (int number = 2; number < 2 + random.nextInt(3); number++) {
                told = told.plusDays(random.nextInt(15));
                enrolment = enrolment.with(Enrolment.told(key, version(number, told)));
            }
            return enrolment;
        }

        private Version version(int number, LocalDate told) {
            var from = random.nextInt(30);
            var to = random.nextInt(3) == 0 ? null : from + random.nextInt(30);
            return new Version(
                    number,
                    told,
                    random.nextInt(15) == 0 ? null : span(from, to),
                    random.nextInt(6) == 0 ? null : likenesses());
        }

        private Set<String> likenesses() {
            return IntStream.range(0, random.nextInt(3))
                    .mapToObj(_ -> "likeness " + random.nextInt(5))
                    .collect(Collectors.toSet());
        }

        private List<Known> on(LocalDate day, Function<Enrolment, Optional<Known>> known) {
            return enrolments.stream()
                    .flatMap(enrolment -> known.apply(enrolment).stream())
                    .filter(child -> child.covers(day))
                    .filter(child ->
                            !day.isBefore(openFrom.getOrDefault(child.key().school(), LocalDate.MAX)))
                    .toList();
        }
    }
}
