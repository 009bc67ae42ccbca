package lantian.registry.staff;

import java.util.Map;
import java.util.Optional;
import lantian.platform.tenancy.Accounts;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.County;
import lantian.platform.tenancy.Memberships;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.UseCase;
import lantian.platform.tenancy.Vault;
import lantian.registry.job.Jobs;
import org.jspecify.annotations.Nullable;

/** A new one-time password for somebody who has lost the own one. */
@UseCase
public class ResetPassword {

    private final Staff staff;
    private final StaffLists lists;
    private final StoreStaff store;
    private final AccountClaims claims;
    private final Memberships memberships;
    private final County county;
    private final Vault vault;
    private final Jobs jobs;
    private final Audit audit;

    ResetPassword(
            Staff staff,
            StaffLists lists,
            StoreStaff store,
            AccountClaims claims,
            Memberships memberships,
            County county,
            Vault vault,
            Jobs jobs,
            Audit audit) {
        this.staff = staff;
        this.lists = lists;
        this.store = store;
        this.claims = claims;
        this.memberships = memberships;
        this.county = county;
        this.vault = vault;
        this.jobs = jobs;
        this.audit = audit;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** The work is under way; who asked is shown the password. */
        record UnderWay(StaffMember member) implements Outcome {}

        enum Refused implements Outcome {
            UNKNOWN,
            /** Made by another school, not made yet, of somebody who works elsewhere too or doesn't work here any more. */
            NOT_OURS
        }
    }

    /** By the school: on an account that it made, and that opens nothing beyond the school. */
    public Outcome reset(StaffId id) {
        return staff.lock(id)
                .map(member -> isTheSchools(member) ? reset(member) : Outcome.Refused.NOT_OURS)
                .orElse(Outcome.Refused.UNKNOWN);
    }

    /**
     * By the bureau: of an administrator, or of somebody whom the school can't give one. Then the account is the school's.
     * The bureau's own people are not among them.
     *
     * @param username of whom; null: the administrator whose account is the oldest, or the only one
     */
    public Outcome resetForTheBureau(@Nullable String username) {
        var administrators = lists.lockAdministrators();
        var member = username == null
                ? claims.oldest(administrators)
                        .or(() -> administrators.size() == 1
                                ? administrators.stream().findFirst()
                                : Optional.empty())
                        .flatMap(staff::lock)
                : staff.lockAccount(Accounts.of(username));
        return member.filter(it -> administrators.contains(it.id()) || !isTheSchools(it))
                .map(this::handOverAndReset)
                .orElse(Outcome.Refused.UNKNOWN);
    }

    private Outcome handOverAndReset(StaffMember member) {
        var ofTheBureau = memberships.find(member.pseudonym(), county.id()).isPresent();
        return ofTheBureau || !worksHere(member) || !claims.handOver(member.pseudonym(), member.id())
                ? Outcome.Refused.NOT_OURS
                : reset(member);
    }

    private boolean isTheSchools(StaffMember member) {
        return worksHere(member)
                && claims.find(member.pseudonym(), member.id())
                        .filter(AccountClaims.Claim::established)
                        .isPresent()
                && !memberships.elsewhere(member.pseudonym(), Tenancy.tenant());
    }

    private static boolean worksHere(StaffMember member) {
        return member.active() && member.account().established();
    }

    private Outcome reset(StaffMember member) {
        member.password().map(SealedPassword::secret).ifPresent(vault::shred);
        member.resetPassword(Tenancy.actor().account());
        store.store(member);
        jobs.safeguard(ProvideAccount.KIND, member.id().value());
        audit.entry("staff.password-reset", "staff", member.id().value(), Map.of());
        return new Outcome.UnderWay(member);
    }
}
