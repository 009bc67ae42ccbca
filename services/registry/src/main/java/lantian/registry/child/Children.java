package lantian.registry.child;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The children of the bound school. */
public interface Children {

    Optional<Child> find(UUID id);

    /** As {@link #find}, and nobody else changes it until the transaction ends. */
    Optional<Child> findForUpdate(UUID id);

    /** Several, locked in one order. */
    Map<UUID, Child> findAllForUpdate(Collection<UUID> ids);

    /** Those who are enrolled or to be, by what a roster recognises a child by. */
    List<Recognition> recognise(Collection<Recognition.Key> keys);

    void add(Collection<Child> children);

    void replace(Collection<Child> children);

    /** Forgets the child, and what else names it here; its key is another matter. */
    void remove(UUID id);

    /** In the order of their ids, beginning behind this one; those who have left as well. */
    List<Child> after(@Nullable UUID last, int atMost);

    /** Those who are enrolled on the day and not known to leave. */
    List<Enrolled> enrolledOn(LocalDate day);

    /** When the oldest record of an enrolment was made; empty before the first child. */
    Optional<Instant> firstRecorded();
}
