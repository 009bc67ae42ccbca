package lantian.contactlog.duty;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.child.PairKind;

/** Who looks after whom. */
public interface Access {

    /** What an account may know of a child. */
    enum Sight {
        /** There is no such child in this school. */
        UNKNOWN,
        /** The child is here, but not in the account's care. */
        SOMEBODY_ELSES,
        /** Paired with the child as who cares for it (STAFF, AGENT_PARENT), or class teacher of its class, on that day. */
        OWN
    }

    Sight sight(UUID account, ChildId child, LocalDate on);

    /**
     * All that ties an account to a child on a day.
     *
     * @param self the account's caregivers, whoever they look after
     */
    record Ties(Set<CaregiverId> self, boolean classTeacher, Set<PairKind> pairs) {}

    /** Empty if there is no such child in this school. */
    Optional<Ties> ties(UUID account, ChildId child, LocalDate on);

    /** Class teacher of the child's class on that day, or paired as one who cares for it: not a pupil or a donor. */
    boolean bearsDuty(UUID account, ChildId child, LocalDate on);
}
