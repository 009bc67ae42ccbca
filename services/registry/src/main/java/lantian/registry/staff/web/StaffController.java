package lantian.registry.staff.web;

import static lantian.platform.tenancy.Role.SCHOOL_ADMIN;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.web.Allowed;
import lantian.platform.web.Cursor;
import lantian.platform.web.Etags;
import lantian.platform.web.IdempotentPut;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import lantian.platform.web.Problem.FieldError;
import lantian.registry.job.Jobs;
import lantian.registry.school.LookUpSchool;
import lantian.registry.staff.Account;
import lantian.registry.staff.AccountRecords;
import lantian.registry.staff.AppointStaff;
import lantian.registry.staff.AppointStaff.Appointment;
import lantian.registry.staff.AppointStaff.Outcome;
import lantian.registry.staff.Assignment;
import lantian.registry.staff.Identities;
import lantian.registry.staff.LookUpStaff;
import lantian.registry.staff.OneTimePassword;
import lantian.registry.staff.ProvideAccount;
import lantian.registry.staff.StaffId;
import lantian.registry.staff.StaffMember;
import org.jspecify.annotations.Nullable;
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

@RestController
@RequestMapping("/api/staff")
@Allowed(SCHOOL_ADMIN)
class StaffController {

    private final AppointStaff appoint;
    private final LookUpStaff lookUp;
    private final AccountRecords accounts;
    private final Identities identities;
    private final Jobs jobs;
    private final LookUpSchool schools;

    StaffController(
            AppointStaff appoint,
            LookUpStaff lookUp,
            AccountRecords accounts,
            Identities identities,
            Jobs jobs,
            LookUpSchool schools) {
        this.appoint = appoint;
        this.lookUp = lookUp;
        this.accounts = accounts;
        this.identities = identities;
        this.jobs = jobs;
        this.schools = schools;
    }

    record StaffBody(
            @NotBlank @Size(min = 2, max = 64) @Pattern(regexp = "[A-Za-z0-9._@+-]*", message = "{field.username}")
            String username,

            @NotBlank @Size(max = 60) String name,

            @NotBlank @Email(message = "{field.email}") @Size(max = 200)
            String email,

            @NotEmpty List<String> roles,
            @Nullable List<UUID> classes,
            @Nullable Boolean active,
            @Nullable LocalDate from) {}

    /**
     * @param account how far the account is; anything but READY and FAILED goes on by itself
     * @param passwordWaiting whether the caller has a one-time password to pass on, which the person's own page shows
     * @param oneTimePassword shown to who asked for it, until acknowledged
     */
    record StaffView(
            UUID id,
            String username,
            String name,
            String email,
            List<String> roles,
            List<UUID> classes,
            boolean active,
            Account.Step account,
            Account.@Nullable Failure failure,
            @Nullable String oneTimePassword,
            @Nullable Instant expiresAt,
            boolean passwordWaiting,
            long version) {}

    @GetMapping
    Page<StaffView> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var size = Page.limit(limit);
        var after = Cursor.parse(cursor, 1).map(it -> it.part(0)).orElse("");
        var page = Page.of(lookUp.after(after, size + 1), size, member -> Cursor.after(member.username()));
        return new Page<>(
                page.items().stream().map(member -> view(member, null)).toList(), page.next());
    }

    @GetMapping("/{id}")
    ResponseEntity<StaffView> get(@PathVariable UUID id) {
        return shown(lookUp.find(new StaffId(id)).orElseThrow(Problem::notFound), HttpStatus.OK);
    }

    @PutMapping("/{id}")
    ResponseEntity<StaffView> put(
            @PathVariable UUID id,
            @Valid @RequestBody StaffBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var wanted = wanted(id, body);
        return switch (appoint.appoint(wanted, IdempotentPut.of(body, ifMatch), knownElsewhere(wanted))) {
            case Outcome.Appointed(var member, var created) -> {
                jobs.tryNow(ProvideAccount.KIND, id);
                yield shown(lookUp.find(member.id()).orElse(member), created ? HttpStatus.CREATED : HttpStatus.OK);
            }
            case Outcome.Refused why ->
                throw switch (why) {
                    case UNKNOWN_CLASS ->
                        Problem.of(422, "unknown-class")
                                .with(List.of(new FieldError("classes", "unknown", "{field.class}")));
                    case USERNAME_USED -> usernameTaken(wanted.username());
                    case EMAIL_FIXED ->
                        Problem.of(422, "email-fixed")
                                .with(List.of(new FieldError("email", "fixed", "{field.emailFixed}")));
                    case USERNAME_FIXED ->
                        Problem.of(422, "username-fixed")
                                .with(List.of(new FieldError("username", "fixed", "{field.usernameFixed}")));
                    case LAST_ADMINISTRATOR -> Problem.of(422, "last-administrator");
                };
        };
    }

    /** Whether somebody has the account already who may be this person; an offer then, which that person answers. */
    private boolean knownElsewhere(Appointment wanted) {
        if (!appoint.begins(wanted.id())) {
            return false;
        }
        Optional<String> email;
        try {
            email = identities.emailOf(wanted.username());
        } catch (Identities.Away away) {
            throw Problem.of(503, "identity-unavailable");
        }
        if (email.isPresent() && !email.get().equalsIgnoreCase(wanted.email())) {
            throw usernameTaken(wanted.username());
        }
        return email.isPresent();
    }

    /** Says no more than that it can't be had; the proposal carries the school's code, which nobody else has. */
    private Problem usernameTaken(String username) {
        var code = schools.school(Tenancy.tenant().value())
                .map(school -> school.code().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""))
                .orElse("");
        var proposed = username + "." + (code.length() > 20 ? code.substring(0, 20) : code);
        return Problem.of(409, "username-taken", proposed)
                .with(List.of(new FieldError("username", "taken", "{field.usernameTaken}")));
    }

    private static Appointment wanted(UUID id, StaffBody body) {
        return new Appointment(
                new StaffId(id),
                body.username().toLowerCase(Locale.ROOT),
                body.name().strip(),
                body.email().strip(),
                roles(body.roles()),
                body.classes() == null ? Set.of() : Set.copyOf(body.classes()),
                !Boolean.FALSE.equals(body.active()),
                body.from());
    }

    private static Set<Role> roles(List<String> names) {
        var roles = new LinkedHashSet<Role>();
        for (var name : names) {
            roles.add(Role.fromWire(name)
                    .filter(role -> !role.ofCounty())
                    .orElseThrow(() -> Problem.invalid(new FieldError("roles", "unknown-value", "{field.roles}"))));
        }
        return roles;
    }

    private ResponseEntity<StaffView> shown(StaffMember member, HttpStatus status) {
        return ResponseEntity.status(status)
                .eTag(Etags.of(member.version()))
                .body(view(member, accounts.show(member.id()).orElse(null)));
    }

    private static StaffView view(StaffMember member, @Nullable OneTimePassword shown) {
        return new StaffView(
                member.id().value(),
                member.username(),
                member.name(),
                member.email(),
                member.roles().stream().map(Role::wire).sorted().toList(),
                member.classes().stream()
                        .filter(it -> it.to() == null)
                        .map(Assignment::schoolClass)
                        .toList(),
                member.active(),
                member.account().step(),
                member.account().failure(),
                shown == null ? null : shown.password(),
                shown == null ? null : shown.expiresAt(),
                member.passwordWaitsFor(Tenancy.actor().account()),
                member.version());
    }
}
