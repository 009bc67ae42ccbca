package lantian.contactlog.contact.web;

import jakarta.validation.constraints.NotNull;
import lantian.platform.forms.Details;

/** By which the details were filled in. */
record FilledForm(@NotNull String key, @NotNull Integer version) {

    static FilledForm of(Details details) {
        var version = details.form().version();
        return new FilledForm(version.key(), version.version());
    }
}
