package lantian.pairing.caregiver;

import java.time.LocalDate;

/** Whether somebody looks after children. */
public interface Engagements {

    /** Paired with a child on that day or later. */
    boolean engaged(CaregiverId caregiver, LocalDate since);
}
