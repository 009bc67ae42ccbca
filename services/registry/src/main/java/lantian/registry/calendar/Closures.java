package lantian.registry.calendar;

import java.util.Comparator;
import java.util.List;
import lantian.platform.records.Records;

/** The closures of the bound school. */
public interface Closures extends Records<Closure, ClosureId> {

    List<Closure> findAll();

    /** In the order of their first days. */
    default List<Closure> all() {
        return findAll().stream()
                .sorted(Comparator.comparing((Closure closure) -> closure.days().from())
                        .thenComparing(closure -> closure.id().value().toString()))
                .toList();
    }
}
