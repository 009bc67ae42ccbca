package lantian.registry.staff;

import java.util.List;
import java.util.Map;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.UseCase;

/** Shows when an account was signed in to: to the person, and to the administrators of the school that made the account. */
@UseCase
public class LookUpSignIns {

    private final Staff staff;
    private final AccountClaims claims;
    private final SignIns signIns;
    private final Audit audit;

    LookUpSignIns(Staff staff, AccountClaims claims, SignIns signIns, Audit audit) {
        this.staff = staff;
        this.claims = claims;
        this.signIns = signIns;
        this.audit = audit;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Found(List<SignIn> signIns) implements Outcome {}

        enum Refused implements Outcome {
            UNKNOWN,
            /** The account was made by another school or is not made yet, or the person has left. */
            NOT_OURS
        }
    }

    public List<SignIn> ofActor() {
        return signIns.of(Tenancy.actor().username());
    }

    /** @param id of somebody who works for the bound school */
    public Outcome ofStaff(StaffId id) {
        return staff.findById(id).map(this::of).orElse(Outcome.Refused.UNKNOWN);
    }

    private Outcome of(StaffMember member) {
        var ours = claims.find(member.pseudonym(), member.id()).filter(AccountClaims.Claim::established);
        if (ours.isEmpty() || !member.active()) {
            return Outcome.Refused.NOT_OURS;
        }
        audit.entry("staff.sign-ins-shown", "staff", member.id().value(), Map.of());
        return new Outcome.Found(signIns.of(member.username()));
    }
}
