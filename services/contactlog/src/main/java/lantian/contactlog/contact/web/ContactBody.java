package lantian.contactlog.contact.web;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.contact.ContactId;
import lantian.contactlog.contact.Content;
import lantian.contactlog.contact.RecordContact.Entry;
import lantian.contactlog.contact.Report;
import lantian.contactlog.contact.Sign;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.standard.Met;
import lantian.platform.web.IdempotentPut;
import org.jspecify.annotations.Nullable;

/** A contact as it is reported. What came with a later release is left out of the fingerprint where it is missing. */
record ContactBody(
        @NotNull UUID child,
        @NotNull ContactKind kind,
        @NotNull LocalDate occurredOn,
        @NotNull Outcome outcome,
        @Size(max = 20) @Nullable List<@NotNull UUID> participants,
        @Nullable Set<@NotNull Met> with,
        @Size(max = 4000) @Nullable String note,
        @Size(max = 30) @Nullable Set<@NotNull @Pattern(regexp = CODE) String> findings,
        @Nullable Set<@NotNull Sign> triggers,
        @Size(max = 200) @Nullable String place,
        @Nullable Boolean offline,
        @JsonInclude(NON_NULL) @Nullable @Valid FilledForm form,
        @JsonInclude(NON_NULL) @Nullable Map<String, Object> details) {

    /** No text: nobody's name or number may hide among the findings. */
    static final String CODE = "[A-Z][A-Z_]{0,39}";

    Entry entry(UUID id, ContactForms forms) {
        return new Entry(new ContactId(id), report(forms), Boolean.TRUE.equals(offline), fingerprint());
    }

    String fingerprint() {
        return IdempotentPut.fingerprint(this);
    }

    private Report report(ContactForms forms) {
        return new Report(
                kind,
                occurredOn,
                outcome == Outcome.COMPLETED,
                caregivers(participants),
                Objects.requireNonNullElse(with, Set.of()),
                Objects.requireNonNullElse(triggers, Set.of()),
                new Content(
                        Objects.requireNonNullElse(findings, Set.of()),
                        text(place),
                        text(note),
                        forms.filledIn(kind, form, details)));
    }

    static Set<CaregiverId> caregivers(@Nullable List<UUID> ids) {
        return ids == null
                ? Set.of()
                : ids.stream().map(CaregiverId::new).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }
}
