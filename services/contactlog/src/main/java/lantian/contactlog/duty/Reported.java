package lantian.contactlog.duty;

import java.util.Optional;
import lantian.contactlog.matching.ContactHistory;
import lantian.contactlog.obligation.Trigger;

/** A contact as obligations see it: its versions, and what it raises. */
public record Reported(ContactHistory contact, Optional<Trigger> trigger) {}
