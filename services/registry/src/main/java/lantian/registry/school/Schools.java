package lantian.registry.school;

import java.util.Collection;
import java.util.List;
import lantian.platform.records.Records;

/** The county's directory of schools: everybody reads it, each school's own entry is written bound to that school. */
public interface Schools extends Records<School, SchoolId> {

    List<School> findByIdIn(Collection<SchoolId> ids);

    boolean existsByCodeAndIdNot(String code, SchoolId id);
}
