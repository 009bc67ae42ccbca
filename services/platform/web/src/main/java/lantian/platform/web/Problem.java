package lantian.platform.web;

import java.util.List;

/**
 * A refusal as RFC 9457 knows it. The texts stand in {@code problems*.properties} under {@code <slug>.title} and {@code
 * <slug>.detail}; {@code docs/problems/<slug>.md} says more.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String slug;
    private final transient List<Object> arguments;
    private final transient List<FieldError> errors;

    private Problem(int status, String slug, List<Object> arguments, List<FieldError> errors) {
        super(slug);
        this.status = status;
        this.slug = slug;
        this.arguments = arguments;
        this.errors = errors;
    }

    /** @param arguments for the detail's placeholders; facts only, they are shown to the caller */
    public static Problem of(int status, String slug, Object... arguments) {
        return new Problem(status, slug, List.of(arguments), List.of());
    }

    /** Unknown, or another school's: the caller can't tell which. */
    public static Problem notFound() {
        return of(404, "not-found");
    }

    public static Problem notAllowed() {
        return of(403, "not-allowed");
    }

    /** One field of the input is wrong; see {@link FieldError}. */
    public static Problem invalid(FieldError... errors) {
        return new Problem(400, "invalid-input", List.of(), List.of(errors));
    }

    public Problem with(List<FieldError> more) {
        return new Problem(status, slug, arguments, more);
    }

    public int status() {
        return status;
    }

    public String slug() {
        return slug;
    }

    public List<Object> arguments() {
        return arguments;
    }

    public List<FieldError> errors() {
        return errors;
    }

    /**
     * What is wrong with one field.
     *
     * @param field path in the request's own names, such as {@code admin.username}
     * @param code stable and machine-readable: {@code required}, {@code in-the-future}
     * @param detail a sentence for people, or the key of one in {@code problems*.properties} in braces
     */
    public record FieldError(String field, String code, String detail) {}
}
