package lantian.registry.calendar;

import java.util.Comparator;
import java.util.List;
import lantian.platform.records.Records;

/** The county's terms. */
public interface Terms extends Records<Term, TermId> {

    List<Term> findAll();

    /** In the order of their first days. */
    default List<Term> all() {
        return findAll().stream()
                .sorted(Comparator.comparing(term -> term.days().from()))
                .toList();
    }
}
