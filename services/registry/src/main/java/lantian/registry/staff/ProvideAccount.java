package lantian.registry.staff;

import java.util.UUID;
import lantian.platform.tenancy.Tenancy;
import lantian.registry.job.JobHandler;
import lantian.registry.staff.Account.Failure;
import lantian.registry.staff.Account.Step;
import lantian.registry.staff.Identities.Creation;

/**
 * Makes somebody's account and membership, step by step. Between two steps the process may die: what a step did is looked up
 * before it is done, and what it must remember is stored before it acts.
 */
public class ProvideAccount implements JobHandler {

    public static final String KIND = "account";

    private final AccountRecords records;
    private final Identities identities;

    public ProvideAccount(AccountRecords records, Identities identities) {
        this.records = records;
        this.identities = identities;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(UUID id) {
        provide(new StaffId(id), false);
    }

    /** For the administrator whom the bureau names: somebody with that user name and e-mail address gets the new school too. */
    public void runForTheBureau(UUID id) {
        provide(new StaffId(id), true);
    }

    private void provide(StaffId id, boolean forTheBureau) {
        var member = records.read(id).orElse(null);
        while (member != null && !finished(member.account().step())) {
            step(member, forTheBureau);
            member = records.read(id).orElse(null);
        }
    }

    private static boolean finished(Step step) {
        return step == Step.READY || step == Step.FAILED || step == Step.OFFERED;
    }

    private void step(StaffMember member, boolean forTheBureau) {
        switch (member.account().step()) {
            case ACCOUNT -> account(member, forTheBureau);
            case ONE_TIME_PASSWORD -> {
                var password = records.oneTimePassword(member.id());
                var claim = records.claim(member, forTheBureau).orElseThrow();
                if (!claim.marked()) {
                    identities.adopt(member.username(), claim.mark());
                    records.marked(claim.mark());
                }
                identities.oneTimePassword(member.username(), claim.mark(), password);
                records.passwordSet(member);
            }
            case MEMBERSHIP -> {
                identities.belongs(member.username(), Tenancy.tenant().value(), member.active());
                records.belongs(member);
            }
            case READY, FAILED, OFFERED -> {}
        }
    }

    /** Only the account that this request claimed is made here; one that is there already is joined by the bureau alone. */
    private void account(StaffMember member, boolean forTheBureau) {
        var claim = records.claim(member, forTheBureau);
        if (claim.isPresent() && !records.making(member)) {
            records.giveUpClaim(member.id());
            return;
        }
        var creation = claim.map(it -> identities.create(member.username(), member.name(), member.email(), it.mark()))
                .orElse(Creation.TAKEN);
        switch (creation) {
            case OURS -> records.establish(member);
            case TAKEN -> {
                var same = identities
                        .emailOf(member.username())
                        .filter(member::samePerson)
                        .isPresent();
                if (forTheBureau && same) {
                    records.join(member);
                } else {
                    records.refuse(member, Failure.USERNAME_TAKEN);
                }
            }
            case NOT_ACCEPTED -> records.refuse(member, Failure.NOT_ACCEPTED);
        }
    }
}
