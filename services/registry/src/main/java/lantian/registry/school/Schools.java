package lantian.registry.school;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The county's directory of schools, with what each school owns of it. */
public interface Schools {

    Optional<School> find(UUID id);

    /** As {@link #find}, and nobody else changes it until the transaction ends. */
    Optional<School> findForUpdate(UUID id);

    /** One transaction of the school at a time, from here to its end. */
    void lock(UUID id);

    /** In the order of their codes, behind a code; of one area, of one id, with a part of the name, where given. */
    List<School> after(String code, @Nullable UUID area, @Nullable UUID only, @Nullable String part, int limit);

    long count(@Nullable UUID area, @Nullable UUID only, @Nullable String part);

    /** @return whether the code was free */
    boolean save(School school);

    List<SchoolClass> classes(UUID school);

    List<Closure> closures(UUID school);

    void save(UUID school, Closure closure);
}
