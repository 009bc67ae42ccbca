package lantian.contactlog.child;

import java.util.UUID;

/** A caregiver (帮扶人): staff, agent parent, study helper, friend or donor. */
public record CaregiverId(UUID value) {}
