package lantian.registry.school;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lantian.platform.records.Records;

/** The classes of the bound school. */
public interface Classes extends Records<SchoolClass, ClassId> {

    List<SchoolClass> findAll();

    List<SchoolClass> findByKeyIn(Collection<String> keys);

    /** From the youngest to the oldest. */
    default List<SchoolClass> all() {
        return findAll().stream()
                .sorted(Comparator.comparing(SchoolClass::name, ClassName.YOUNGEST_FIRST))
                .toList();
    }

    /** Those of the named that are there, by {@link ClassName#key()}, also where they were stored under an earlier key. */
    default Map<String, SchoolClass> byKey(Collection<ClassName> names) {
        var keys = names.stream()
                .flatMap(name -> Stream.concat(Stream.of(name.key()), name.formerKey().stream()))
                .collect(Collectors.toSet());
        var stored = findByKeyIn(keys).stream().collect(Collectors.toMap(SchoolClass::key, Function.identity()));
        var found = new HashMap<String, SchoolClass>();
        names.forEach(name -> Optional.ofNullable(stored.get(name.key()))
                .or(() -> name.formerKey().map(stored::get))
                .ifPresent(each -> found.put(name.key(), each)));
        return found;
    }
}
