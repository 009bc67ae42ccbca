package lantian.reporting.likeness;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lantian.reporting.projection.Elsewhere;

/** Enrolments of all schools. A school puts down what it announces and reads nothing; the county alone reads them. */
public interface Enrolments {

    /** For the bound school. */
    void tell(Collection<Told> told);

    /** @param at when it was announced */
    record Told(Enrolment enrolment, Instant at) {}

    /** One comparison at a time, until the transaction ends. */
    void lock();

    /** As {@link #lock}, unless somebody else is at it. */
    boolean tryLock();

    /** Takes away what was put down first. */
    List<Enrolment> take(int atMost);

    /** When the oldest of what lies there was announced. */
    Optional<Instant> oldest();

    Map<ChildKey, Enrolment> byKey(Collection<ChildKey> children);

    void keep(Collection<Enrolment> enrolments);

    /** Who was ever like one of these. */
    Set<ChildKey> like(Collection<String> likenesses);

    /** Everybody who was ever like somebody of another school. */
    Set<ChildKey> likeOthers();

    /** What the children's schools were told last; others are missing. */
    Map<ChildKey, Elsewhere> found(Collection<ChildKey> children);

    void keepFound(Map<ChildKey, Elsewhere> found);
}
