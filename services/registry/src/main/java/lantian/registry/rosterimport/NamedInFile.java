package lantian.registry.rosterimport;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import lantian.registry.canonical.PersonName;
import lantian.registry.child.Recognition;
import lantian.registry.child.Sex;
import org.jspecify.annotations.Nullable;

/** Whom a file speaks of, gathered while its rows are read, so that who is not in it can be asked about. */
final class NamedInFile {

    private final Set<String> classes = new HashSet<>();
    private final Set<Person> people = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();
    private final Set<String> namesOfRefused = new HashSet<>();

    private record Person(String name, LocalDate birthDate, Sex sex) {

        static Person of(Recognition.Key key) {
            return new Person(PersonName.plain(key.name()), key.birthDate(), key.sex());
        }
    }

    void row(Entry entry) {
        classes.add(entry.schooling().schoolClass().key());
        people.add(Person.of(entry.key()));
        if (entry.identity().studentNo() != null) {
            numbers.add(entry.identity().studentNo());
        }
    }

    /** A row that was not understood; whoever bears the name is in the file all the same. */
    void refused(@Nullable String name) {
        if (name != null && !name.isBlank()) {
            namesOfRefused.add(PersonName.plain(name));
        }
    }

    boolean speaksOf(Recognition.Key child) {
        return people.contains(Person.of(child))
                || (child.studentNo() != null && numbers.contains(child.studentNo()))
                || mayMean(child);
    }

    /** By a row that was not understood. */
    boolean mayMean(Recognition.Key child) {
        return namesOfRefused.contains(PersonName.plain(child.name()));
    }

    Set<String> classes() {
        return Set.copyOf(classes);
    }
}
