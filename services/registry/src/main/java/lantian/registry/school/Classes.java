package lantian.registry.school;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The classes of the bound school. */
public interface Classes {

    List<SchoolClass> all();

    Optional<SchoolClass> schoolClass(UUID id);

    /** Those of the named that are there, by {@link ClassName#key()}, also where they were stored under an earlier key. */
    Map<String, SchoolClass> byKey(Collection<ClassName> names);

    void add(Collection<SchoolClass> classes);
}
