package lantian.platform.forms;

/**
 * What is wrong with one property, of a form or of what was filled in.
 *
 * @param property its name; empty where the whole is meant
 * @param code stable and machine-readable; its sentence stands in the bundles under {@code field.form.<code>} for forms and
 *     {@code field.details.<code>} for what was filled in
 */
public record Flaw(String property, String code) {}
