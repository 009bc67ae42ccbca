package lantian.contactlog.matching;

import java.time.LocalDate;
import lantian.contactlog.obligation.ObligationId;

/** An obligation excused (免办) from the day another person approved it. */
public record Excuse(ObligationId obligation, LocalDate approvedOn) {}
