package lantian.pairing.caregiver.web;

import static lantian.platform.tenancy.Role.CAREGIVER;
import static lantian.platform.tenancy.Role.CLASS_TEACHER;
import static lantian.platform.tenancy.Role.PARTNER_ADMIN;
import static lantian.platform.tenancy.Role.SCHOOL_ADMIN;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import lantian.pairing.caregiver.Caregiver;
import lantian.pairing.caregiver.CaregiverField;
import lantian.pairing.caregiver.CaregiverId;
import lantian.pairing.caregiver.CaregiverLists.After;
import lantian.pairing.caregiver.CaregiverLists.Filter;
import lantian.pairing.caregiver.Category;
import lantian.pairing.caregiver.KeepCaregiver;
import lantian.pairing.caregiver.Keeping;
import lantian.pairing.caregiver.Profile;
import lantian.pairing.caregiver.ReadCaregivers;
import lantian.pairing.caregiver.ReadCaregivers.Shown;
import lantian.platform.tenancy.Accounts;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.web.Allowed;
import lantian.platform.web.Cursor;
import lantian.platform.web.Etags;
import lantian.platform.web.IdempotentPut;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import lantian.platform.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Those who look after the same child see each other's names, because they name who took part in a visit; others' phones and
 * logins are the administrators'.
 */
@RestController
@RequestMapping("/api/caregivers")
@Allowed({SCHOOL_ADMIN, PARTNER_ADMIN})
class CaregiverController {

    private final KeepCaregiver keepCaregiver;
    private final ReadCaregivers readCaregivers;

    CaregiverController(KeepCaregiver keepCaregiver, ReadCaregivers readCaregivers) {
        this.keepCaregiver = keepCaregiver;
        this.readCaregivers = readCaregivers;
    }

    @PutMapping("/{id}")
    ResponseEntity<CaregiverView> put(
            @PathVariable UUID id,
            @Valid @RequestBody CaregiverBody entry,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var keeping = keepCaregiver.keep(new CaregiverId(id), entry.toProfile(), IdempotentPut.of(entry, ifMatch));
        return switch (keeping) {
            case Keeping.Added(var caregiver) -> answer(HttpStatus.CREATED, shown(caregiver), entry.phone());
            case Keeping.Described(var caregiver) -> answer(HttpStatus.OK, shown(caregiver), entry.phone());
            case Keeping.KnownBefore(var caregiver) -> answer(HttpStatus.OK, shown(caregiver), entry.phone());
            case Keeping.Refused.LOGIN_BELONGS_TO_STAFF -> throw Problem.of(422, "login-belongs-to-staff");
            case Keeping.Refused.LOGIN_ALREADY_USED -> throw onTheLogin("login-already-used");
            case Keeping.Refused.LOGIN_OPENS_CHILDREN -> throw onTheLogin("login-opens-children");
        };
    }

    private static Problem onTheLogin(String slug) {
        return Problem.of(422, slug).with(List.of(new FieldError("username", slug, "{field.username}")));
    }

    @GetMapping("/{id}")
    @Allowed({SCHOOL_ADMIN, PARTNER_ADMIN, CLASS_TEACHER, CAREGIVER})
    ResponseEntity<CaregiverView> get(@PathVariable UUID id) {
        var shown = readCaregivers.one(new CaregiverId(id), Tenancy.actor()).orElseThrow(Problem::notFound);
        var phone = shown.seen().shows(CaregiverField.PHONE)
                ? readCaregivers.phone(shown.caregiver().id()).orElse(null)
                : null;
        return answer(HttpStatus.OK, shown, phone);
    }

    @GetMapping
    @Allowed({SCHOOL_ADMIN, PARTNER_ADMIN, CLASS_TEACHER, CAREGIVER})
    Page<CaregiverView> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Category category,
            @RequestParam(required = false) @Nullable String username,
            @RequestParam(required = false) @Nullable Boolean active,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var filter = new Filter(q, category, username == null ? null : Accounts.of(username), active);
        var after = Cursor.parse(cursor, 2)
                .map(last -> new After(last.part(0), last.id(1)))
                .orElse(null);
        var atMost = Page.limit(limit);
        var page = Page.of(
                readCaregivers.list(filter, after, atMost + 1, Tenancy.actor()),
                atMost,
                last -> Cursor.after(
                        last.caregiver().code(), last.caregiver().id().value()));
        return new Page<>(
                page.items().stream()
                        .map(shown -> CaregiverView.of(shown, null))
                        .toList(),
                page.next());
    }

    private Shown shown(Caregiver caregiver) {
        return readCaregivers.shown(caregiver, Tenancy.actor());
    }

    /** The tag changes when something changes that is seen, and only then. */
    private static ResponseEntity<CaregiverView> answer(HttpStatus status, Shown shown, @Nullable String phone) {
        var view = CaregiverView.of(shown, phone);
        var tag = shown.seen().shows(CaregiverField.VERSION)
                ? Etags.of(shown.caregiver().version())
                : '"' + IdempotentPut.fingerprint(view) + '"';
        return ResponseEntity.status(status).eTag(tag).body(view);
    }

    record CaregiverBody(
            @NotBlank @Size(max = 60) String name,
            @NotNull Category category,

            @Size(max = 64)
            @Pattern(regexp = "\\s*|[A-Za-z0-9._@+-]{2,}", message = "{field.usernameCharacters}")
            @Nullable
            String username,

            @Size(max = 30) @Pattern(regexp = "[0-9+() -]*") @Nullable
            String phone,

            @Min(1) @Max(500) @Nullable Integer capacity) {

        Profile toProfile() {
            return new Profile(name.strip(), category, username, phone, capacity);
        }
    }

    /** Only what {@link CaregiverField} shows to who asked; {@code phone} never in lists. */
    record CaregiverView(
            @Nullable UUID id,
            @Nullable String code,
            @Nullable String name,
            @Nullable Category category,
            @Nullable String username,
            @Nullable String phone,
            @Nullable Integer capacity,
            @Nullable Boolean active,
            @Nullable Long version) {

        static CaregiverView of(Shown shown, @Nullable String phone) {
            var caregiver = shown.caregiver();
            var seen = shown.seen();
            return new CaregiverView(
                    seen.only(CaregiverField.ID, caregiver.id().value()),
                    seen.only(CaregiverField.CODE, caregiver.code().text()),
                    seen.only(CaregiverField.NAME, caregiver.name()),
                    seen.only(CaregiverField.CATEGORY, caregiver.category()),
                    seen.only(CaregiverField.USERNAME, caregiver.username()),
                    seen.only(CaregiverField.PHONE, phone),
                    seen.only(CaregiverField.CAPACITY, caregiver.capacity()),
                    seen.only(CaregiverField.ACTIVE, caregiver.active()),
                    seen.only(CaregiverField.VERSION, caregiver.version()));
        }
    }
}
