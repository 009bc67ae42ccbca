package lantian.contactlog.duty;

import java.time.LocalDate;
import java.util.UUID;
import lantian.contactlog.child.ChildId;

/** Who looks after whom. */
public interface Access {

    /** What an account may know of a child. */
    enum Sight {
        /** There is no such child in this school. */
        UNKNOWN,
        /** The child is here, but not in the account's care. */
        SOMEBODY_ELSES,
        /** Paired with the child, or class teacher of its class, on that day. */
        OWN
    }

    Sight sight(UUID account, ChildId child, LocalDate on);

    /** Class teacher of the child's class on that day, or paired as one who cares for it: not a pupil or a donor. */
    boolean bearsDuty(UUID account, ChildId child, LocalDate on);
}
