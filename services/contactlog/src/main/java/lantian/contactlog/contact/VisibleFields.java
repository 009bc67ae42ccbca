package lantian.contactlog.contact;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import lantian.contactlog.standard.ContactKind;
import lantian.platform.forms.Details;

/** What one person sees of one contact: all that any of the person's viewpoints gives. Without its id it does not exist. */
public record VisibleFields(Set<ContactField> fields) {

    public VisibleFields {
        fields = Set.copyOf(fields);
    }

    static VisibleFields by(Set<Viewpoint> viewpoints, ContactKind kind) {
        var fields = EnumSet.noneOf(ContactField.class);
        Arrays.stream(ContactField.values())
                .filter(field ->
                        viewpoints.stream().anyMatch(each -> field.seenBy(each, kind == ContactKind.COUNSELLING)))
                .forEach(fields::add);
        return new VisibleFields(fields);
    }

    public boolean shows(ContactField field) {
        return fields.contains(field);
    }

    /** Whether a correction leaves alone what its author can't see, so that nobody overwrites it blindly. */
    boolean covers(Report before, Report after) {
        var was = before.content();
        var is = after.content();
        return (shows(ContactField.NOTE) || was.note().equals(is.note()))
                && (shows(ContactField.PLACE) || was.place().equals(is.place()))
                && (shows(ContactField.FINDINGS) || was.findings().equals(is.findings()))
                && (shows(ContactField.RESTRICTED_DETAILS) || restricted(was).equals(restricted(is)))
                && (shows(ContactField.DETAILS) || was.details().equals(is.details()))
                && (shows(ContactField.TRIGGERS) || before.signs().equals(after.signs()))
                && (shows(ContactField.NOTE) || before.kind() == after.kind());
    }

    private static Map<String, Object> restricted(Content content) {
        return content.details().map(Details::restricted).orElse(Map.of());
    }
}
