package lantian.platform.forms;

/** One published version of a form; it never changes. */
public record FormVersion(String key, int version) {}
