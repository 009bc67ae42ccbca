package lantian.reporting.likeness;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lantian.reporting.projection.Span;

/**
 * Children of several schools who are the same child by what is known: each shares a likeness with another of them.
 *
 * <p>Those of one school are different children, because the school keeps them apart. So the county counts those of one school:
 * of the school that has most of them, among equals of the one where the enrolment began last, then the smallest id.
 */
record Alike(List<Known> children) {

    private static final Comparator<List<Known>> COUNTS = Comparator.<List<Known>>comparingInt(List::size)
            .thenComparing(Alike::lastBegun)
            .thenComparing(Alike::smallest, Comparator.reverseOrder());

    /** Whoever is like nobody of another school is in none of them. */
    static List<Alike> among(Collection<Known> children) {
        return connected(children, Known::likenesses).stream()
                .map(Alike::new)
                .filter(group -> group.bySchool().size() > 1)
                .toList();
    }

    /** In parts that share nothing with each other; what has no likeness is in none. */
    static <T> Collection<List<T>> connected(Collection<T> things, Function<T, Set<String>> likenesses) {
        var leaders = new HashMap<String, String>();
        for (var thing : things) {
            var shared = likenesses.apply(thing);
            shared.forEach(likeness -> leaders.put(
                    leader(leaders, likeness), leader(leaders, shared.iterator().next())));
        }
        return things.stream()
                .filter(thing -> !likenesses.apply(thing).isEmpty())
                .collect(Collectors.groupingBy(thing ->
                        leader(leaders, likenesses.apply(thing).iterator().next())))
                .values();
    }

    private static String leader(Map<String, String> leaders, String likeness) {
        var leader = likeness;
        for (var next = leaders.get(leader); next != null && !next.equals(leader); next = leaders.get(leader)) {
            leader = next;
        }
        return leader;
    }

    /** Whom the county does not count where they are. */
    List<ChildKey> elsewhere() {
        var counted = bySchool().values().stream().max(COUNTS).orElseThrow();
        return children.stream()
                .filter(child -> !counted.contains(child))
                .map(Known::key)
                .toList();
    }

    /** Those of other schools. */
    List<ChildKey> others(ChildKey child) {
        return children.stream()
                .map(Known::key)
                .filter(other -> !other.school().equals(child.school()))
                .toList();
    }

    private Map<UUID, List<Known>> bySchool() {
        return children.stream()
                .collect(Collectors.groupingBy(child -> child.key().school()));
    }

    private static LocalDate lastBegun(List<Known> ofOneSchool) {
        return ofOneSchool.stream()
                .flatMap(child -> Stream.ofNullable(child.enrolled()))
                .map(Span::from)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
    }

    private static ChildKey smallest(List<Known> ofOneSchool) {
        return ofOneSchool.stream()
                .map(Known::key)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
