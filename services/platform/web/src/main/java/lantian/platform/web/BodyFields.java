package lantian.platform.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;

/** Names fields of a body as they stand in its JSON. */
final class BodyFields {

    private BodyFields() {}

    /**
     * The path without the parts that have no name in the JSON, because their fields stand in the object around them.
     *
     * @param path as the record has it: {@code home.father.name}
     */
    static String name(Class<?> body, String path) {
        var names = new ArrayList<String>();
        var in = body;
        for (var part : path.split("\\.")) {
            var component = component(in, part);
            if (component == null || !component.isAnnotationPresent(JsonUnwrapped.class)) {
                names.add(part);
            }
            in = component == null ? Object.class : component.getType();
        }
        return String.join(".", names);
    }

    private static java.lang.reflect.@org.jspecify.annotations.Nullable Field component(Class<?> in, String part) {
        for (var field : in.getDeclaredFields()) {
            if (field.getName().equals(part)) {
                return field;
            }
        }
        return null;
    }
}
