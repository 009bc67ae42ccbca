package lantian.reporting.likeness;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lantian.platform.tenancy.UseCase;
import lantian.reporting.directory.Directory;
import lantian.reporting.directory.School;
import lantian.reporting.projection.Elsewhere;

/**
 * Finds, for the county, which children are enrolled in two schools, and tells each school what follows for its own children.
 * Interrupted, it begins again with the same; told twice, a school changes nothing.
 */
@UseCase
public class CompareEnrolments {

    private static final int AT_ONCE = 1_000;

    private final Enrolments enrolments;
    private final Directory directory;

    public CompareEnrolments(Enrolments enrolments, Directory directory) {
        this.enrolments = enrolments;
        this.directory = directory;
    }

    /** Tells a school about its own children, in a transaction of the school's. */
    @FunctionalInterface
    public interface Schools {
        void tell(UUID school, Map<UUID, Elsewhere> children);
    }

    /**
     * Some of what was announced since, the oldest first. Bound to the county.
     */
    public void news(Schools schools) {
        if (!enrolments.tryLock()) {
            return;
        }
        var told = Enrolment.joined(enrolments.take(AT_ONCE));
        if (told.isEmpty()) {
            return;
        }
        var before = enrolments.byKey(told.keySet());
        var likenesses = new HashSet<String>();
        before.values().forEach(enrolment -> likenesses.addAll(enrolment.likenesses()));
        before.forEach((child, enrolment) -> told.merge(child, enrolment, Enrolment::with));
        told.values().forEach(enrolment -> likenesses.addAll(enrolment.likenesses()));
        enrolments.keep(told.values());
        compare(told.keySet(), likenesses, schools);
    }

    /**
     * Everybody who was ever like somebody of another school, for example because a school opens on another day.
     *
     * @return for how many children something else was found than before
     */
    public long everybody(Schools schools) {
        enrolments.lock();
        return compare(enrolments.likeOthers(), Set.of(), schools);
    }

    private long compare(Set<ChildKey> children, Set<String> likenesses, Schools schools) {
        var all = withAllTheyAreLike(children, likenesses);
        var openFrom = directory.schools().stream().collect(Collectors.toMap(School::id, School::openFrom));
        var found = new HashMap<ChildKey, Elsewhere>();
        Alike.connected(all.values(), Enrolment::likenesses).stream()
                .filter(CompareEnrolments::ofSeveralSchools)
                .forEach(alike -> found.putAll(CountedOnce.of(alike, openFrom)));
        var news = differing(all.keySet(), found);
        news.entrySet().stream()
                .collect(Collectors.groupingBy(
                        each -> each.getKey().school(),
                        Collectors.toMap(each -> each.getKey().child(), Map.Entry::getValue)))
                .forEach(schools::tell);
        enrolments.keepFound(news);
        return news.size();
    }

    /** Whoever is like somebody who is like somebody, whatever was known when. */
    private Map<ChildKey, Enrolment> withAllTheyAreLike(Set<ChildKey> children, Set<String> likenesses) {
        var all = new HashMap<>(enrolments.byKey(children));
        var seen = new HashSet<>(likenesses);
        var next = new HashSet<>(likenesses);
        all.values().forEach(enrolment -> next.addAll(enrolment.likenesses()));
        while (!next.isEmpty()) {
            seen.addAll(next);
            var further = new HashSet<>(enrolments.like(next));
            further.removeAll(all.keySet());
            var enrolled = enrolments.byKey(further);
            all.putAll(enrolled);
            next.clear();
            enrolled.values().forEach(enrolment -> next.addAll(enrolment.likenesses()));
            next.removeAll(seen);
        }
        return all;
    }

    private Map<ChildKey, Elsewhere> differing(Set<ChildKey> children, Map<ChildKey, Elsewhere> found) {
        var before = enrolments.found(children);
        return children.stream()
                .filter(child ->
                        !found.getOrDefault(child, Elsewhere.NONE).equals(before.getOrDefault(child, Elsewhere.NONE)))
                .collect(Collectors.toMap(child -> child, child -> found.getOrDefault(child, Elsewhere.NONE)));
    }

    private static boolean ofSeveralSchools(Collection<Enrolment> alike) {
        return alike.stream()
                        .map(enrolment -> enrolment.key().school())
                        .distinct()
                        .count()
                > 1;
    }
}
