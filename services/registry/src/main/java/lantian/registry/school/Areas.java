package lantian.registry.school;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The areas of the county. */
public interface Areas {

    Optional<Area> find(UUID id);

    /** As {@link #find}, and nobody else names any area until the transaction ends. */
    Optional<Area> findForUpdate(UUID id);

    /** In the order of their codes, behind a code. */
    List<Area> after(String code, int limit);

    /** @return whether the code was free */
    boolean save(Area area);
}
