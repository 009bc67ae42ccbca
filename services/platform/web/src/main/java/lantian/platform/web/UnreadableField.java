package lantian.platform.web;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Objects;
import lantian.platform.web.Problem.FieldError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Names the field at which a body could not be read any further, where there is one. */
final class UnreadableField {

    private UnreadableField() {}

    /** @return one error, or none when the body is no JSON at all */
    static List<FieldError> of(JacksonException failure) {
        var field = failure.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(Objects::nonNull)
                .collect(joining("."));
        return field.isEmpty() || !Literals.storable(field) ? List.of() : List.of(error(field, failure));
    }

    private static FieldError error(String field, JacksonException failure) {
        return switch (failure) {
            case InvalidNullException _ -> new FieldError(field, "required", "{field.gap}");
            case UnrecognizedPropertyException _ -> new FieldError(field, "unknown-field", "{field.unknown}");
            default -> new FieldError(field, "malformed", "{field.malformed}");
        };
    }
}
