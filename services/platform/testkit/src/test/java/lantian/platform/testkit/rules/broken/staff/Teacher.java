package lantian.platform.testkit.rules.broken.staff;

/** Knows nobody, but a package below it does. */
public record Teacher(String name) {}
