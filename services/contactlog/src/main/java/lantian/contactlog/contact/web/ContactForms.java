package lantian.contactlog.contact.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lantian.contactlog.contact.Report;
import lantian.contactlog.standard.ContactKind;
import lantian.platform.forms.Details;
import lantian.platform.forms.Filling.Filled;
import lantian.platform.forms.Filling.Wrong;
import lantian.platform.forms.Flaw;
import lantian.platform.forms.Form;
import lantian.platform.forms.FormVersion;
import lantian.platform.forms.Forms;
import lantian.platform.web.Problem;
import lantian.platform.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads details by the form of their kind, which has the kind's name; each property that is wrong is named. */
@Component
class ContactForms {

    private final Forms forms;

    ContactForms(Forms forms) {
        this.forms = forms;
    }

    /** @throws Problem 422 naming {@code details.<property>} */
    Optional<Details> filledIn(ContactKind kind, @Nullable FilledForm by, @Nullable Map<String, Object> values) {
        return filledIn(kind, by, values, Set.of());
    }

    /**
     * What is not named stays, by the form that it was filled in by.
     *
     * @throws Problem 422 naming {@code details.<property>}
     */
    Optional<Details> corrected(
            ContactKind kind, @Nullable FilledForm by, @Nullable Map<String, Object> values, Report before) {
        var was = before.content().details();
        if (values == null && by == null) {
            return was;
        }
        var had = kind == before.kind() ? was.map(Details::values).orElse(Map.of()) : Map.<String, Object>of();
        return filledIn(kind, by, values, had.keySet());
    }

    private Optional<Details> filledIn(
            ContactKind kind, @Nullable FilledForm by, @Nullable Map<String, Object> values, Set<String> had) {
        if (values == null) {
            if (by != null) {
                throw wrong("details", "required");
            }
            return Optional.empty();
        }
        return switch (form(kind, by).fill(values, had)) {
            case Filled(var details) ->
                Optional.of(details).filter(it -> !it.values().isEmpty());
            case Wrong(var flaws) -> throw problem(flaws);
        };
    }

    private Form form(ContactKind kind, @Nullable FilledForm by) {
        if (by == null) {
            return forms.newest(kind.name()).orElseThrow(() -> wrong("details", "no-form"));
        }
        if (!by.key().equals(kind.name())) {
            throw wrong("form.key", "not-one-of");
        }
        return forms.find(new FormVersion(by.key(), by.version()))
                .orElseThrow(() -> wrong("form.version", "not-one-of"));
    }

    private static Problem problem(List<Flaw> flaws) {
        return Problem.of(422, "invalid-input")
                .with(flaws.stream()
                        .map(flaw -> error("details." + flaw.property(), flaw.code()))
                        .toList());
    }

    private static Problem wrong(String field, String code) {
        return Problem.of(422, "invalid-input").with(List.of(error(field, code)));
    }

    private static FieldError error(String field, String code) {
        return new FieldError(field, code, "{field.details." + code + "}");
    }
}
