package lantian.contactlog.child;

import java.util.UUID;

/** A child in a school. */
public record ChildId(UUID value) {}
