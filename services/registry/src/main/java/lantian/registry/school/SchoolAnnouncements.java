package lantian.registry.school;

import java.util.List;

/** Tells the other services what is known of schools and the calendar now, within the running transaction. */
public interface SchoolAnnouncements {

    void changed(School school, List<SchoolClass> classes, List<Closure> closures);

    void published(List<Term> terms, long version);
}
