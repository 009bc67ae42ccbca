package lantian.registry.staff;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.UseCase;
import lantian.registry.job.Jobs;
import lantian.registry.staff.Account.Failure;
import lantian.registry.staff.Account.Step;

/**
 * Somebody says whether to work for the bound school, too. Before that the offer changes nothing for the person: no role, no
 * session ended, nothing told to the other services.
 */
@UseCase
public class AnswerOffer {

    private final Staff staff;
    private final StoreStaff store;
    private final StaffEvents events;
    private final Jobs jobs;
    private final Audit audit;

    AnswerOffer(Staff staff, StoreStaff store, StaffEvents events, Jobs jobs, Audit audit) {
        this.staff = staff;
        this.store = store;
        this.events = events;
        this.jobs = jobs;
        this.audit = audit;
    }

    /** @return who it is; empty where there is neither an offer nor a membership */
    public Optional<StaffMember> accept(UUID account) {
        return staff.lockAccount(account)
                .filter(member -> member.active() && member.account().step() != Step.FAILED)
                .map(member -> {
                    if (member.account().step() == Step.OFFERED) {
                        member.accept();
                        store.store(member);
                        events.changed(member);
                        jobs.safeguard(ProvideAccount.KIND, member.id().value());
                        audit.entry("membership.accepted", "staff", member.id().value(), Map.of());
                    }
                    return member;
                });
    }

    /** @return false where there is no offer; an accepted one is not declined any more */
    public boolean decline(UUID account) {
        var member = staff.lockAccount(account).orElse(null);
        if (member == null || member.account().failure() == Failure.DECLINED) {
            return member != null;
        }
        if (member.account().step() != Step.OFFERED || !member.active()) {
            return false;
        }
        member.fail(Failure.DECLINED);
        store.store(member);
        audit.entry("membership.declined", "staff", member.id().value(), Map.of());
        return true;
    }
}
