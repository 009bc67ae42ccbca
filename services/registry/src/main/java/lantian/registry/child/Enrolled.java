package lantian.registry.child;

import java.util.UUID;

/** A child of a class on a day, and what a roster recognises the child by. */
public record Enrolled(UUID child, Recognition.Key key, UUID schoolClass) {}
