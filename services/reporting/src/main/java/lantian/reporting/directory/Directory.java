package lantian.reporting.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.reporting.directory.School.SchoolClass;

/** What is known about schools, terms and caregivers; the newest version of each. */
public interface Directory {

    List<School> schools();

    /** A school's classes, in its own order. */
    List<SchoolClass> classes(UUID school);

    Terms terms();

    /** Codes of a school's caregivers, as far as the actor may see that school. */
    Map<UUID, String> caregiverCodes(UUID school);

    void keep(School school, List<SchoolClass> classes);

    void keep(UUID county, Terms terms, long version);

    /** Keeps caregivers of the bound school. */
    void keep(Collection<Caregiver> caregivers);

    /** @param account the login, where there is one, as a pseudonym */
    record Caregiver(UUID id, String code, Optional<UUID> account, boolean active, long version) {}
}
