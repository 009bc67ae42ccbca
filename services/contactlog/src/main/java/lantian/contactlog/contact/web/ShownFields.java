package lantian.contactlog.contact.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import lantian.contactlog.contact.ContactField;
import lantian.contactlog.contact.VisibleFields;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one way by which a contact leaves this service: only fields that the tables of {@link ContactField} show to who asked.
 * A field that the tables do not know stays inside.
 */
@Component
class ShownFields {

    private final JsonMapper json;

    ShownFields(JsonMapper json) {
        this.json = json;
    }

    ObjectNode of(Object view, VisibleFields seen) {
        var whole = json.valueToTree(view).asObject();
        var shown = json.createObjectNode();
        whole.propertyNames().stream()
                .filter(name ->
                        seen.fields().stream().anyMatch(field -> field.wire().equals(name)))
                .forEach(name -> shown.set(name, whole.get(name)));
        if (!seen.shows(ContactField.CORRECTION_REASON)) {
            shown.path("corrections").forEach(each -> each.asObject().remove("reason"));
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
