package lantian.registry.staff.web;

import static lantian.platform.tenancy.Role.SCHOOL_ADMIN;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import lantian.platform.web.Allowed;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import lantian.registry.staff.Identities;
import lantian.registry.staff.LookUpSignIns;
import lantian.registry.staff.SignIn;
import lantian.registry.staff.StaffId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** When an account was signed in to, and when somebody tried: the latest fifty of half a year, the newest first. */
@RestController
@RequestMapping("/api")
class SignInController {

    private final LookUpSignIns signIns;

    SignInController(LookUpSignIns signIns) {
        this.signIns = signIns;
    }

    /**
     * @param outcome {@code succeeded}, {@code wrong-password} (or one-time code), {@code slowed} (not looked at after too
     *     many wrong tries), {@code disabled} or {@code not-finished}
     * @param address the network it came from, without its last part: {@code 203.0.113.*}
     * @param client through which it was tried; {@code lantian-gateway} is Lantian itself
     */
    record SignInView(Instant at, String outcome, String address, String client) {}

    @GetMapping("/my/sign-ins")
    @Allowed(everybody = true)
    Page<SignInView> own() {
        return asked(() -> page(signIns.ofActor()));
    }

    @GetMapping("/staff/{id}/sign-ins")
    @Allowed(SCHOOL_ADMIN)
    Page<SignInView> ofStaff(@PathVariable UUID id) {
        return asked(() -> switch (signIns.ofStaff(new StaffId(id))) {
            case LookUpSignIns.Outcome.Found(var found) -> page(found);
            case LookUpSignIns.Outcome.Refused why ->
                throw switch (why) {
                    case UNKNOWN -> Problem.notFound();
                    case NOT_OURS -> Problem.of(422, "account-of-another-school");
                };
        });
    }

    private static Page<SignInView> asked(Supplier<Page<SignInView>> question) {
        try {
            return question.get();
        } catch (Identities.Away away) {
            throw Problem.of(503, "identity-unavailable");
        }
    }

    private static Page<SignInView> page(List<SignIn> found) {
        return new Page<>(found.stream().map(SignInController::view).toList(), null);
    }

    private static SignInView view(SignIn it) {
        return new SignInView(
                it.at(), it.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'), it.address(), it.client());
    }
}
