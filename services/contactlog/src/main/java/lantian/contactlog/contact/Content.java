package lantian.contactlog.contact;

import java.util.Optional;
import java.util.Set;
import lantian.platform.forms.Details;

/**
 * What somebody wrote down of a contact; it lies sealed.
 *
 * @param findings short codes
 * @param details by the form of the contact's kind
 */
public record Content(Set<String> findings, Optional<String> place, Optional<String> note, Optional<Details> details) {

    public static final Content NONE = new Content(Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public Content {
        findings = Set.copyOf(findings);
    }

    public boolean isEmpty() {
        return equals(NONE);
    }
}
