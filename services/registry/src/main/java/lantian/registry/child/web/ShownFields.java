package lantian.registry.child.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import lantian.registry.access.Field;
import lantian.registry.access.Seen;
import lantian.registry.canonical.PersonName;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one way by which a child leaves this service: only fields that the table of {@link Field} shows to who asked. A field
 * that the table does not know stays inside.
 */
@Component
class ShownFields {

    private final JsonMapper json;

    ShownFields(JsonMapper json) {
        this.json = json;
    }

    ObjectNode of(Object view, Seen seen) {
        var whole = json.valueToTree(view).asObject();
        var shown = json.createObjectNode();
        whole.propertyNames().stream()
                .filter(name ->
                        seen.fields().stream().anyMatch(field -> field.wire().equals(name)))
                .forEach(name -> shown.set(name, whole.get(name)));
        if (!seen.shows(Field.GUARDIAN_HEALTH) && shown.get("guardian") instanceof ObjectNode guardian) {
            guardian.remove("health");
        }
        if (seen.givenNameOnly()) {
            shown.put("name", PersonName.given(whole.path("name").asString()));
        }
        return shown;
    }

    /** Changes when something changes that is seen, and only then. */
    static String tag(ObjectNode shown) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(shown.toString().getBytes(UTF_8));
            return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
