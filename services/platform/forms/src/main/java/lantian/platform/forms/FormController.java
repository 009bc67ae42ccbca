package lantian.platform.forms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lantian.platform.tenancy.Role.COUNTY_OFFICER;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import lantian.platform.forms.PublishForm.Publication;
import lantian.platform.web.Allowed;
import lantian.platform.web.Cursor;
import lantian.platform.web.Etags;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import lantian.platform.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/forms")
class FormController {

    /** Kept by whoever asked, and asked for again before it is used. */
    private static final CacheControl CHECKED = CacheControl.noCache().cachePrivate();

    /** A version never changes. */
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final StoredForms forms;
    private final PublishForm publishForm;

    FormController(StoredForms forms, PublishForm publishForm) {
        this.forms = forms;
        this.publishForm = publishForm;
    }

    /**
     * @param schema JSON Schema 2020-12 with the annotations of forms
     * @param publishedAt by the county; missing where it came with the software
     * @param cursor in lists: leads to what follows this form
     */
    record FormView(
            String key,
            int version,
            @Schema(type = "object") JsonNode schema,
            @Nullable Instant publishedAt,
            @Nullable String cursor) {

        static FormView of(Form form) {
            return of(form, null);
        }

        private static FormView of(Form form, @Nullable String cursor) {
            return new FormView(
                    form.version().key(),
                    form.version().version(),
                    form.schema(),
                    form.publishedAt().orElse(null),
                    cursor);
        }
    }

    /** What {@code GET} gives, changed; only the schema says anything new. */
    record FormBody(
            @Nullable String key,
            @Nullable Integer version,
            @NotNull @Schema(type = "object") JsonNode schema,
            @Nullable Instant publishedAt) {}

    @GetMapping
    @Allowed(everybody = true)
    ResponseEntity<Page<FormView>> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var atMost = Page.limit(limit);
        var after = Cursor.parse(cursor, 1).map(last -> last.part(0)).orElse(null);
        var found = forms.page(after, atMost + 1);
        var page = Page.of(
                found.stream()
                        .map(form -> FormView.of(form, after(form).wire()))
                        .toList(),
                atMost,
                last -> Cursor.after(last.key()));
        return ResponseEntity.ok().cacheControl(CHECKED).eTag(tag(found)).body(page);
    }

    @GetMapping("/{key}")
    @Allowed(everybody = true)
    ResponseEntity<FormView> get(@PathVariable String key, @RequestParam(required = false) @Nullable Integer version) {
        var found = version == null ? forms.current(key) : forms.find(new FormVersion(key, version));
        return answer(found.orElseThrow(Problem::notFound), version == null ? CHECKED : FOR_GOOD);
    }

    @PutMapping("/{key}")
    @Allowed(COUNTY_OFFICER)
    ResponseEntity<FormView> put(
            @PathVariable String key,
            @Valid @RequestBody FormBody form,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        if (form.key() != null && !form.key().equals(key)) {
            throw Problem.invalid(new FieldError("key", "other-form", "{field.form.other-form}"));
        }
        return switch (publishForm.publish(key, form.schema(), Etags.known(ifMatch))) {
            case Publication.Published(var published) -> answer(published, CacheControl.noStore());
            case Publication.Unknown() -> throw Problem.notFound();
            case Publication.Stale() -> throw Problem.of(412, "stale-version");
            case Publication.NoVersion() -> throw Problem.of(428, "if-match-required");
            case Publication.Refused(var flaws) ->
                throw Problem.of(422, "form-refused").with(errors(flaws));
        };
    }

    private static List<FieldError> errors(List<Flaw> flaws) {
        return flaws.stream()
                .map(flaw -> new FieldError(
                        flaw.property().isEmpty() ? "schema" : flaw.property(),
                        flaw.code(),
                        "{field.form." + flaw.code() + "}"))
                .toList();
    }

    private static ResponseEntity<FormView> answer(Form form, CacheControl kept) {
        return ResponseEntity.ok()
                .cacheControl(kept)
                .eTag(Etags.of(form.version().version()))
                .body(FormView.of(form));
    }

    private static Cursor after(Form form) {
        return Cursor.after(form.version().key());
    }

    /** Another one as soon as any of the forms has another version. */
    private static String tag(List<Form> forms) {
        var versions = forms.stream().map(Form::version).toList().toString();
        return '"' + UUID.nameUUIDFromBytes(versions.getBytes(UTF_8)).toString() + '"';
    }
}
