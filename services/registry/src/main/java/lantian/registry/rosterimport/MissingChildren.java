package lantian.registry.rosterimport;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lantian.registry.child.Sex;
import lantian.registry.school.SchoolClass;
import org.jspecify.annotations.Nullable;

/** Who was not in a roster of the bound school and has neither left nor changed class since. */
public interface MissingChildren {

    record Child(UUID id, String name, Sex sex, LocalDate birthDate, SchoolClass schoolClass, LocalDate enrolledOn) {}

    /** @param children enrolled in it now */
    record ClassLeftOut(SchoolClass schoolClass, int children) {}

    void replace(ImportId roster, NotInFile found);

    List<Child> children(ImportId roster, @Nullable UUID after, int limit);

    long count(ImportId roster);

    List<ClassLeftOut> classes(ImportId roster);
}
