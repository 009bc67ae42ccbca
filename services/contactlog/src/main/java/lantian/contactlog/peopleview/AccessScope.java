package lantian.contactlog.peopleview;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.child.PairKind;

/** Which children of the bound school an account may reach, by what registry and pairing published. */
public interface AccessScope {

    /**
     * Class teacher of the child's class on that day, or paired as one who cares for it (STAFF, AGENT_PARENT): not a pupil or
     * a donor. False also for a child that isn't here.
     */
    boolean looksAfter(UUID account, ChildId child, LocalDate on);

    /**
     * All that ties an account to a child on a day.
     *
     * @param self the account's caregivers, whoever they look after
     */
    record Ties(Set<CaregiverId> self, boolean classTeacher, Set<PairKind> pairs) {}

    /** Empty if there is no such child in this school. */
    Optional<Ties> ties(UUID account, ChildId child, LocalDate on);
}
