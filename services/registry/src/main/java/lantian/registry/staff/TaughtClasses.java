package lantian.registry.staff;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/** The bound school's classes, as far as who teaches them is concerned. */
public interface TaughtClasses {

    /** Which of the ids are classes of the school. */
    Set<UUID> known(Set<UUID> ids);

    /** Classes among them that have or had a class teacher. */
    Set<UUID> taught(Set<UUID> classes);

    LocalDate firstDayOfTerm(LocalDate day);
}
