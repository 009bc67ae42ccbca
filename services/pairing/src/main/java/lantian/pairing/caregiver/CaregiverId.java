package lantian.pairing.caregiver;

import java.util.UUID;

/** A caregiver of one school. For a class teacher it is the id of the staff member. */
public record CaregiverId(UUID value) {}
