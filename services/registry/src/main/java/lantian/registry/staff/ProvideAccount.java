package lantian.registry.staff;

import java.util.Set;
import java.util.UUID;
import lantian.platform.tenancy.Tenancy;
import lantian.registry.job.JobHandler;
import lantian.registry.staff.Account.Failure;
import lantian.registry.staff.Account.Step;

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
                identities.oneTimePassword(member.username(), records.oneTimePassword(member.id()));
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
        var email = identities.emailOf(member.username());
        if (email.isEmpty()) {
            records.keep(member.id(), member.account().madeByUs());
            var made = identities.create(member.username(), member.name(), member.email());
            var account = member.account().madeByUs();
            records.keep(member.id(), made ? account.at(Step.ONE_TIME_PASSWORD) : account.failed(Failure.NOT_ACCEPTED));
        } else if (!member.samePerson(email.get())) {
            records.keep(member.id(), member.account().failed(Failure.USERNAME_TAKEN));
        } else {
            var next = member.account().fresh() ? Step.ONE_TIME_PASSWORD : Step.MEMBERSHIP;
            records.keep(member.id(), member.account().at(next));
        }
    }
}
