package lantian.registry.staff;

import java.util.Set;
import java.util.UUID;
import lantian.platform.tenancy.Tenancy;
import lantian.registry.job.JobHandler;
import lantian.registry.staff.Account.Failure;
import lantian.registry.staff.Account.Step;
import lantian.registry.staff.Identities.Holder;

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
        var member = records.read(id).orElse(null);
        while (member != null && !finished(member.account().step())) {
            step(member);
            member = records.read(id).orElse(null);
        }
    }

    private static boolean finished(Step step) {
        return step == Step.READY || step == Step.FAILED;
    }

    private void step(StaffMember member) {
        switch (member.account().step()) {
            case ACCOUNT -> account(member);
            case ONE_TIME_PASSWORD -> {
                identities.oneTimePassword(member.username(), member.id(), records.oneTimePassword(member.id()));
                var now = records.read(member.id()).orElseThrow().account();
                records.keep(member.id(), now.at(Step.MEMBERSHIP));
            }
            case MEMBERSHIP -> {
                var roles = member.active() ? member.roles() : Set.<lantian.platform.tenancy.Role>of();
                identities.grant(member.username(), Tenancy.tenant().value(), roles);
                records.keep(member.id(), member.account().at(Step.READY));
            }
            case READY, FAILED -> {}
        }
    }

    private void account(StaffMember member) {
        var account = member.account();
        switch (identities.holder(member.username(), member.id())) {
            case Holder.Nobody _ -> make(member);
            case Holder.ThisRequest _ ->
                records.keep(member.id(), account.at(account.fresh() ? Step.ONE_TIME_PASSWORD : Step.MEMBERSHIP));
            case Holder.SomebodyElse(var email) ->
                records.keep(
                        member.id(),
                        member.samePerson(email)
                                ? account.joining()
                                : account.failed(Failure.USERNAME_TAKEN));
        }
    }

    /** Remembered first, so that a death behind the creation still leads to a one-time password. */
    private void make(StaffMember member) {
        var account = member.account().madeByUs();
        records.keep(member.id(), account);
        records.keep(
                member.id(),
                switch (identities.create(member.username(), member.id(), member.name(), member.email())) {
                    case MADE -> account.at(Step.ONE_TIME_PASSWORD);
                    case TAKEN -> account.failed(Failure.USERNAME_TAKEN);
                    case NOT_ACCEPTED -> account.failed(Failure.NOT_ACCEPTED);
                });
    }
}
