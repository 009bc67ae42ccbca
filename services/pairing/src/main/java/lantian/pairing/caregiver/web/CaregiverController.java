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
import lantian.pairing.caregiver.CaregiverId;
import lantian.pairing.caregiver.Caregivers.After;
import lantian.pairing.caregiver.Caregivers.Filter;
import lantian.pairing.caregiver.Category;
import lantian.pairing.caregiver.KeepCaregiver;
import lantian.pairing.caregiver.Keeping;
import lantian.pairing.caregiver.Profile;
import lantian.pairing.caregiver.ReadCaregivers;
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

/** Colleagues see each other's names, because they name who took part in a visit; phones and logins are the administrators'. */
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
        var keeping =
                keepCaregiver.keep(new CaregiverId(id), entry.toProfile(), IdempotentPut.fingerprint(entry), ifMatch);
        return switch (keeping) {
            case Keeping.Added(var caregiver) -> answer(HttpStatus.CREATED, caregiver, entry.phone());
            case Keeping.Described(var caregiver) -> answer(HttpStatus.OK, caregiver, entry.phone());
            case Keeping.KnownBefore(var caregiver) -> answer(HttpStatus.OK, caregiver, entry.phone());
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
        var caregiver = readCaregivers.one(new CaregiverId(id)).orElseThrow(Problem::notFound);
        var phone = seesContactData() ? readCaregivers.phone(caregiver.id()).orElse(null) : null;
        return answer(HttpStatus.OK, caregiver, phone);
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
        var found = readCaregivers.list(filter, after, atMost + 1);
        var page = Page.of(
                found, atMost, last -> Cursor.after(last.code(), last.id().value()));
        return new Page<>(
                page.items().stream()
                        .map(caregiver -> CaregiverView.of(caregiver, null))
                        .toList(),
                page.next());
    }

    private static ResponseEntity<CaregiverView> answer(
            HttpStatus status, Caregiver caregiver, @Nullable String phone) {
        return ResponseEntity.status(status)
                .eTag(Etags.of(caregiver.version()))
                .body(CaregiverView.of(caregiver, phone));
    }

    private static boolean seesContactData() {
        return Tenancy.actor().is(SCHOOL_ADMIN, PARTNER_ADMIN);
    }

    record CaregiverBody(
            @NotBlank @Size(max = 60) String name,
            @NotNull Category category,
            @Size(max = 100) @Nullable String username,

            @Size(max = 30) @Pattern(regexp = "[0-9+() -]*") @Nullable
            String phone,

            @Min(1) @Max(500) @Nullable Integer capacity) {

        Profile toProfile() {
            return new Profile(name.strip(), category, username, phone, capacity);
        }
    }

    /** {@code username} and {@code phone} for administrators only, {@code phone} never in lists. */
    record CaregiverView(
            UUID id,
            String code,
            @Nullable String name,
            Category category,
            @Nullable String username,
            @Nullable String phone,
            @Nullable Integer capacity,
            boolean active,
            long version) {

        static CaregiverView of(Caregiver caregiver, @Nullable String phone) {
            return new CaregiverView(
                    caregiver.id().value(),
                    caregiver.code().text(),
                    caregiver.name(),
                    caregiver.category(),
                    seesContactData() ? caregiver.username() : null,
                    phone,
                    caregiver.capacity(),
                    caregiver.active(),
                    caregiver.version());
        }
    }
}
