package lantian.registry.staff;

import java.util.Map;
import java.util.Optional;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.UseCase;

/** Whose tries to sign in a school may look at, and that it did; each call is a transaction of its own. */
@UseCase
public class SignInRecords {

    private final Staff staff;
    private final AccountClaims claims;
    private final Audit audit;

    SignInRecords(Staff staff, AccountClaims claims, Audit audit) {
        this.staff = staff;
        this.claims = claims;
        this.audit = audit;
    }

    Optional<StaffMember> find(StaffId id) {
        return staff.findById(id);
    }

    /** Of who works here, and whose account the school made. */
    boolean mayShow(StaffMember member) {
        return member.active()
                && claims.find(member.pseudonym(), member.id())
                        .filter(AccountClaims.Claim::established)
                        .isPresent();
    }

    void shown(StaffMember member) {
        audit.entry("staff.sign-ins-shown", "staff", member.id().value(), Map.of());
    }
}
