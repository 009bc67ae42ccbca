package lantian.contactlog.contact.web;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import lantian.contactlog.contact.Content;
import lantian.contactlog.contact.Report;
import lantian.contactlog.contact.Sign;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.standard.Met;
import org.jspecify.annotations.Nullable;

/** What is not named stays as it was; an empty text takes it away. */
record Changes(
        @Nullable ContactKind kind,
        @Nullable LocalDate occurredOn,
        @Nullable Outcome outcome,
        @Size(min = 1, max = 20) @Nullable List<@NotNull UUID> participants,
        @Nullable Set<@NotNull Met> with,
        @Size(max = 4000) @Nullable String note,
        @Size(max = 30) @Nullable Set<@NotNull @Pattern(regexp = ContactBody.CODE) String> findings,
        @Nullable Set<@NotNull Sign> triggers,
        @Size(max = 200) @Nullable String place,
        @JsonInclude(NON_NULL) @Nullable @Valid FilledForm form,
        @JsonInclude(NON_NULL) @Nullable Map<String, Object> details) {

    Report over(Report before, ContactForms forms) {
        var was = before.content();
        var now = Objects.requireNonNullElse(kind, before.kind());
        return new Report(
                now,
                Objects.requireNonNullElse(occurredOn, before.occurredOn()),
                outcome == null ? before.completed() : outcome == Outcome.COMPLETED,
                participants == null ? before.participants() : ContactBody.caregivers(participants),
                Objects.requireNonNullElse(with, before.met()),
                Objects.requireNonNullElse(triggers, before.signsBesideDetails()),
                new Content(
                        Objects.requireNonNullElse(findings, was.findings()),
                        place == null ? was.place() : ContactBody.text(place),
                        note == null ? was.note() : ContactBody.text(note),
                        forms.corrected(now, form, details, before)));
    }
}
