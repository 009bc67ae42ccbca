package lantian.registry.rosterimport;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import lantian.registry.child.Enrolled;

/**
 * 未在本次名单中: a question, and nothing else follows from it. A child may have left, moved to another class, or been
 * forgotten; only a person knows.
 *
 * @param children of the classes that the file names, who are not in it
 * @param classes with children, of which the file does not speak at all: it may be one class's file, or the class is no more
 */
public record NotInFile(List<Enrolled> children, Set<UUID> classes) {

    /** @param keys of the school's classes, as {@link lantian.registry.school.ClassName#key()} */
    static NotInFile of(NamedInFile file, Collection<Enrolled> enrolled, Map<UUID, String> keys) {
        var named = file.classes();
        var covered = new HashSet<UUID>();
        for (var child : enrolled) {
            // a class of which no row was understood is in the file nevertheless
            if (named.contains(keys.get(child.schoolClass())) || file.mayMean(child.key())) {
                covered.add(child.schoolClass());
            }
        }
        var others = new HashSet<UUID>();
        enrolled.stream()
                .map(Enrolled::schoolClass)
                .filter(Predicate.not(covered::contains))
                .forEach(others::add);
        return new NotInFile(
                enrolled.stream()
                        .filter(child -> covered.contains(child.schoolClass()))
                        .filter(child -> !file.speaksOf(child.key()))
                        .toList(),
                Set.copyOf(others));
    }
}
