package lantian.registry.staff.web;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import lantian.platform.web.Allowed;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import lantian.registry.job.Jobs;
import lantian.registry.staff.AnswerOffer;
import lantian.registry.staff.OwnMemberships;
import lantian.registry.staff.OwnMemberships.OwnMembership;
import lantian.registry.staff.ProvideAccount;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where the caller belongs or may, the bureau first; asked for no school, as somebody with an offer alone has none yet. */
@RestController
@RequestMapping("/api/my/memberships")
@Allowed(everybody = true)
class MembershipController {

    private final OwnMemberships memberships;
    private final AnswerOffer answer;
    private final Jobs jobs;

    MembershipController(OwnMemberships memberships, AnswerOffer answer, Jobs jobs) {
        this.memberships = memberships;
        this.answer = answer;
        this.jobs = jobs;
    }

    /**
     * @param name {@code bureau} where {@code county} is true
     * @param area an area supervisor's area
     */
    record MembershipView(
            UUID school,
            String name,
            List<String> roles,
            OwnMemberships.State state,
            boolean county,
            @Nullable UUID area) {}

    @GetMapping
    Page<MembershipView> list() {
        return new Page<>(
                memberships.of(Tenancy.actor().account()).stream()
                        .map(MembershipController::view)
                        .toList(),
                null);
    }

    /** Again, it changes nothing. */
    @PostMapping("/{school}/accept")
    MembershipView accept(@PathVariable UUID school) {
        var account = Tenancy.actor().account();
        var known = in(
                school,
                () -> answer.accept(account).map(member -> {
                    jobs.tryNow(ProvideAccount.KIND, member.id().value());
                    return member;
                }));
        if (known.isEmpty()) {
            throw Problem.notFound();
        }
        return view(offer(school));
    }

    @PostMapping("/{school}/decline")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decline(@PathVariable UUID school) {
        var account = Tenancy.actor().account();
        if (!in(school, () -> answer.decline(account))) {
            throw Problem.notFound();
        }
    }

    private OwnMembership offer(UUID school) {
        return memberships.of(Tenancy.actor().account()).stream()
                .filter(it -> it.school().equals(school))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /** Bound to the school that asked, without any role in it. */
    private static <T> T in(UUID school, Supplier<T> work) {
        var actor = Tenancy.actor();
        return Tenancy.as(
                new Actor(actor.account(), actor.username(), new TenantId(school), actor.roles(), actor.area()), work);
    }

    private static MembershipView view(OwnMembership it) {
        return new MembershipView(
                it.school(),
                it.schoolName(),
                it.roles().stream().map(Role::wire).sorted().toList(),
                it.state(),
                it.county(),
                it.area().orElse(null));
    }
}
