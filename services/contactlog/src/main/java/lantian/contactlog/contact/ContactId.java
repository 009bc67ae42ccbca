package lantian.contactlog.contact;

import java.util.UUID;

/** A contact, named by who records it, so that a retry is harmless. */
public record ContactId(UUID value) {}
