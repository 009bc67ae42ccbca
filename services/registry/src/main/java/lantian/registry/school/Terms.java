package lantian.registry.school;

import java.util.List;

/** 校历: the county's terms. */
public interface Terms {

    /** In the order of their first days. */
    List<Term> all();

    /** As {@link #all}, and nobody else changes the calendar until the transaction ends. */
    List<Term> allForUpdate();

    void save(Term term);

    /** @return the next version of the calendar as a whole */
    long nextVersion();
}
