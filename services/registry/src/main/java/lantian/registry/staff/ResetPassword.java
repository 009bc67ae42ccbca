package lantian.registry.staff;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.UseCase;
import lantian.platform.tenancy.Vault;
import lantian.registry.job.Jobs;
import org.jspecify.annotations.Nullable;

/** A new one-time password for somebody who has lost the own one; only on an account that the bound school made. */
@UseCase
public class ResetPassword {

    private final Staff staff;
    private final AccountClaims claims;
    private final Vault vault;
    private final Jobs jobs;
    private final Audit audit;

    ResetPassword(Staff staff, AccountClaims claims, Vault vault, Jobs jobs, Audit audit) {
        this.staff = staff;
        this.claims = claims;
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
            /** Made by another school, not made yet, or of somebody who doesn't work here any more. */
            NOT_OURS
        }
    }

    public Outcome reset(UUID id) {
        return staff.findForUpdate(id).map(this::reset).orElse(Outcome.Refused.UNKNOWN);
    }

    /** @param named one of the administrators; null: the one whose account is the oldest */
    public Outcome resetAdministrator(@Nullable UUID named) {
        var administrators = staff.administratorsForUpdate();
        return Optional.ofNullable(named)
                .or(() -> claims.oldest(administrators))
                .filter(administrators::contains)
                .map(this::reset)
                .orElse(Outcome.Refused.UNKNOWN);
    }

    private Outcome reset(StaffMember member) {
        var ours = claims.find(member.pseudonym(), member.id()).filter(AccountClaims.Claim::established);
        if (ours.isEmpty() || !member.active() || !member.account().established()) {
            return Outcome.Refused.NOT_OURS;
        }
        if (member.account().secret() != null) {
            vault.shred(member.account().secret());
        }
        staff.save(member.id(), Account.RESET);
        staff.showTo(member.id(), Tenancy.actor().account());
        jobs.safeguard(ProvideAccount.KIND, member.id());
        audit.entry("staff.password-reset", "staff", member.id(), Map.of());
        return new Outcome.UnderWay(member);
    }
}
