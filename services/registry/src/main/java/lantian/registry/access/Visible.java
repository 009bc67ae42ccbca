package lantian.registry.access;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which children of the bound school somebody may see, and as what.
 *
 * @param all of the school
 * @param classes all children of these classes
 * @param children besides, whatever their class: by which kinds of pairs
 * @param released of these children, what the school shows donors
 */
public record Visible(
        boolean all, Set<UUID> classes, Map<UUID, Set<Viewpoint>> children, Map<UUID, Set<Field>> released) {

    public static final Visible EVERYBODY = new Visible(true, Set.of(), Map.of(), Map.of());
    public static final Visible NOBODY = new Visible(false, Set.of(), Map.of(), Map.of());

    /** What is seen of the child; empty where the child does not exist for this person. */
    public Optional<Seen> seen(UUID child, @Nullable UUID schoolClass) {
        if (all) {
            return Optional.of(Seen.EVERYTHING);
        }
        var viewpoints = new HashSet<>(children.getOrDefault(child, Set.of()));
        if (keeps(schoolClass)) {
            viewpoints.add(Viewpoint.CLASS_TEACHER);
        }
        return viewpoints.isEmpty()
                ? Optional.empty()
                : Optional.of(Seen.by(viewpoints, released.getOrDefault(child, Set.of())));
    }

    /** Without those who are seen for being paired: who may see a child need not be who keeps its archive. */
    public boolean keeps(@Nullable UUID schoolClass) {
        return all || (schoolClass != null && classes.contains(schoolClass));
    }

    /** Of the paired children those of whom the pairs alone give this much. */
    public Set<UUID> paired(Predicate<Seen> enough) {
        return children.entrySet().stream()
                .filter(each -> enough.test(Seen.by(each.getValue(), released.getOrDefault(each.getKey(), Set.of()))))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
