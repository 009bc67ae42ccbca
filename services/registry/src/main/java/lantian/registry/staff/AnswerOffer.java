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
    private final StaffAnnouncements announcements;
    private final Jobs jobs;
    private final Audit audit;

    AnswerOffer(Staff staff, StaffAnnouncements announcements, Jobs jobs, Audit audit) {
        this.staff = staff;
        this.announcements = announcements;
        this.jobs = jobs;
        this.audit = audit;
    }

    /** @return who it is; empty where there is neither an offer nor a membership */
    public Optional<StaffMember> accept(UUID account) {
        return staff.ofAccountForUpdate(account)
                .filter(member -> member.active() && member.account().step() != Step.FAILED)
                .map(member -> {
                    if (member.account().step() == Step.OFFERED) {
                        var accepted = member.with(member.account().at(Step.MEMBERSHIP));
                        staff.save(member.id(), accepted.account());
                        announcements.changed(accepted);
                        jobs.safeguard(ProvideAccount.KIND, member.id());
                        audit.entry("membership.accepted", "staff", member.id(), Map.of());
                    }
                    return member;
                });
    }

    /** @return false where there is no offer; an accepted one is not declined any more */
    public boolean decline(UUID account) {
        var member = staff.ofAccountForUpdate(account).orElse(null);
        if (member == null || member.account().failure() == Failure.DECLINED) {
            return member != null;
        }
        if (member.account().step() != Step.OFFERED || !member.active()) {
            return false;
        }
        staff.save(member.id(), member.account().failed(Failure.DECLINED));
        audit.entry("membership.declined", "staff", member.id(), Map.of());
        return true;
    }
}
