package lantian.registry.staff.web;

import static lantian.platform.tenancy.Role.COUNTY_OFFICER;
import static lantian.platform.tenancy.Role.SCHOOL_ADMIN;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import lantian.platform.web.Allowed;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import lantian.registry.job.Jobs;
import lantian.registry.school.LookUpSchool;
import lantian.registry.staff.AccountRecords;
import lantian.registry.staff.LookUpStaff;
import lantian.registry.staff.OneTimePassword;
import lantian.registry.staff.ProvideAccount;
import lantian.registry.staff.ResetPassword;
import lantian.registry.staff.ResetPassword.Outcome;
import lantian.registry.staff.StaffId;
import lantian.registry.staff.StaffMember;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** New one-time passwords: the school's for its people, the bureau's for the schools' administrators. */
@RestController
@RequestMapping("/api")
class PasswordController {

    private final ResetPassword reset;
    private final AccountRecords accounts;
    private final LookUpStaff staff;
    private final LookUpSchool schools;
    private final Jobs jobs;

    PasswordController(
            ResetPassword reset, AccountRecords accounts, LookUpStaff staff, LookUpSchool schools, Jobs jobs) {
        this.reset = reset;
        this.accounts = accounts;
        this.staff = staff;
        this.schools = schools;
        this.jobs = jobs;
    }

    /**
     * @param oneTimePassword absent while the identity provider doesn't answer: ask for the person again
     * @param expiresAt when it ends if nobody signs in with it
     */
    record PasswordView(
            UUID staff,
            String username,
            @Nullable String oneTimePassword,
            @Nullable Instant expiresAt) {}

    @PostMapping("/staff/{id}/reset-password")
    @Allowed(SCHOOL_ADMIN)
    PasswordView ofStaff(@PathVariable UUID id) {
        return shown(reset.reset(new StaffId(id)));
    }

    @PostMapping("/staff/{id}/reset-password/acknowledge")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(SCHOOL_ADMIN)
    void acknowledge(@PathVariable UUID id) {
        if (staff.find(new StaffId(id)).isEmpty()) {
            throw Problem.notFound();
        }
        accounts.acknowledge(new StaffId(id));
    }

    /**
     * @param username of whom, also of somebody who works at several schools; without it, the administrator whose account is
     *     the oldest
     */
    @PostMapping("/schools/{id}/reset-password")
    @Allowed(COUNTY_OFFICER)
    PasswordView ofAdministrator(@PathVariable UUID id, @RequestParam(required = false) @Nullable String username) {
        return in(id, () -> shown(reset.resetForTheBureau(username)));
    }

    /** Those of the school's people that the caller asked for and has not acknowledged. */
    @GetMapping("/schools/{id}/one-time-passwords")
    @Allowed(COUNTY_OFFICER)
    Page<PasswordView> waiting(@PathVariable UUID id) {
        return new Page<>(
                in(id, () -> accounts.waiting().stream().map(this::shown).toList()), null);
    }

    /** @param username whose password has been passed on; without it, all of the school's that the caller asked for */
    @PostMapping("/schools/{id}/reset-password/acknowledge")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(COUNTY_OFFICER)
    void acknowledgeAdministrator(@PathVariable UUID id, @RequestParam(required = false) @Nullable String username) {
        in(id, () -> {
            accounts.waiting().stream()
                    .filter(member -> username == null || member.username().equals(username))
                    .forEach(member -> accounts.acknowledge(member.id()));
            return true;
        });
    }

    private PasswordView shown(Outcome outcome) {
        return switch (outcome) {
            case Outcome.UnderWay(var member) -> {
                jobs.tryNow(ProvideAccount.KIND, member.id().value());
                yield shown(member);
            }
            case Outcome.Refused why ->
                throw switch (why) {
                    case UNKNOWN -> Problem.notFound();
                    case NOT_OURS -> Problem.of(422, "account-of-another-school");
                };
        };
    }

    private PasswordView shown(StaffMember member) {
        var password = accounts.show(member.id());
        return new PasswordView(
                member.id().value(),
                member.username(),
                password.map(OneTimePassword::password).orElse(null),
                password.map(OneTimePassword::expiresAt).orElse(null));
    }

    /** As the officer, but bound to the school. */
    private <T> T in(UUID school, Supplier<T> work) {
        if (schools.school(school).isEmpty()) {
            throw Problem.notFound();
        }
        var actor = Tenancy.actor();
        return Tenancy.as(
                new Actor(actor.account(), actor.username(), new TenantId(school), actor.roles(), actor.area()), work);
    }
}
