package lantian.registry.school;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The areas of the county. */
public interface Areas {

    Optional<Area> find(UUID id);

    /** As {@link #find}, and nobody else names any area until the transaction ends. */
    Optional<Area> findForUpdate(UUID id);

    /** In the order of their codes, behind a code; with a part of code or name, where given. */
    List<Area> after(String code, @Nullable String part, int limit);

    /** @return whether the code was free */
    boolean save(Area area);
}
