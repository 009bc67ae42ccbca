package lantian.registry.staff;

import java.util.List;
import lantian.platform.tenancy.Tenancy;

/** Shows when an account was signed in to: to the person, and to the administrators of the school that made the account. */
public class LookUpSignIns {

    private final SignInRecords records;
    private final SignIns signIns;

    public LookUpSignIns(SignInRecords records, SignIns signIns) {
        this.records = records;
        this.signIns = signIns;
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
        return records.find(id).map(this::of).orElse(Outcome.Refused.UNKNOWN);
    }

    private Outcome of(StaffMember member) {
        if (!records.mayShow(member)) {
            return Outcome.Refused.NOT_OURS;
        }
        var found = signIns.of(member.username());
        records.shown(member);
        return new Outcome.Found(found);
    }
}
