package lantian.pairing.caregiver;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Whether somebody looks after children. */
public interface Engagements {

    /** Paired with a child on that day or later. */
    boolean engaged(CaregiverId caregiver, LocalDate since);

    /** Who looks after the same children as an account on that day, each with as what the account stands by these children. */
    Map<CaregiverId, Set<Viewpoint>> beside(UUID account, LocalDate day);
}
