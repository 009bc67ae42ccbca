package lantian.registry.staff;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.Memberships;
import lantian.platform.tenancy.PutRequest;
import lantian.platform.tenancy.PutRequest.Meaning;
import lantian.platform.tenancy.PutRequest.Revision;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.UseCase;
import lantian.registry.job.Jobs;
import lantian.registry.staff.Account.Step;
import lantian.registry.staff.StaffMember.Assignment;
import org.jspecify.annotations.Nullable;

/** Gives somebody roles and classes at the school, or takes them; the account follows by itself. */
@UseCase
public class AppointStaff {

    private final Staff staff;
    private final AccountClaims claims;
    private final Memberships memberships;
    private final StaffAnnouncements announcements;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    AppointStaff(
            Staff staff,
            AccountClaims claims,
            Memberships memberships,
            StaffAnnouncements announcements,
            Jobs jobs,
            Audit audit,
            Clock clock) {
        this.staff = staff;
        this.claims = claims;
        this.memberships = memberships;
        this.announcements = announcements;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a school wants.
     *
     * @param from since when the classes that are new are theirs, and those given up are not; null: today, or the term's
     *     first day for a class that never had a class teacher
     */
    public record Appointment(
            UUID id,
            String username,
            String name,
            String email,
            Set<Role> roles,
            Set<UUID> classes,
            boolean active,
            @Nullable LocalDate from) {

        boolean administers() {
            return active && roles.contains(Role.SCHOOL_ADMIN);
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Appointed(StaffMember member, boolean created) implements Outcome {}

        enum Refused implements Outcome {
            UNKNOWN_CLASS,
            /** Somebody else has the user name, here or at another school. */
            USERNAME_USED,
            /** An account keeps its e-mail address. */
            EMAIL_FIXED,
            /** An account's user name can't change; appoint a new person instead. */
            USERNAME_FIXED,
            /** Nobody would be left who can appoint anybody. */
            LAST_ADMINISTRATOR
        }
    }

    /** Whether the identity provider has to be asked who has the user name, before {@link #appoint}. */
    public boolean begins(UUID id) {
        return staff.find(id).filter(it -> it.account().step() != Step.FAILED).isEmpty();
    }

    /**
     * @param knownElsewhere the user name is that of an account with the same e-mail address: then it is an offer, which
     *     changes nothing for that person before it is accepted
     */
    public Outcome appoint(Appointment wanted, PutRequest request, boolean knownElsewhere) {
        var administrators = staff.administratorsForUpdate();
        var known = staff.findForUpdate(wanted.id()).orElse(null);
        var meaning = request.given(
                java.util.Optional.ofNullable(known).map(each -> new Revision(each.version(), each.fingerprint())));
        if (meaning instanceof Meaning.Repeat && known != null) {
            return new Outcome.Appointed(known, false);
        }
        if (!staff.classes(wanted.classes()).containsAll(wanted.classes())) {
            return Outcome.Refused.UNKNOWN_CLASS;
        }
        var fixed = known != null && known.account().step() != Step.FAILED;
        if (known != null && fixed && !known.username().equals(wanted.username())) {
            return Outcome.Refused.USERNAME_FIXED;
        }
        if (known != null && known.account().established() && !known.samePerson(wanted.email())) {
            return Outcome.Refused.EMAIL_FIXED;
        }
        if (administrators.equals(Set.of(wanted.id())) && !wanted.administers()) {
            return Outcome.Refused.LAST_ADMINISTRATOR;
        }
        var version = meaning instanceof Meaning.Replace(var next) ? next : 1;
        var account = known == null ? Account.WANTED : known.account().again();
        if (account.step() == Step.ACCOUNT && knownElsewhere) {
            account = Account.OFFER;
        } else if (known != null && comesBack(known, wanted) && account.established()) {
            account = account.offered();
        }
        var member = member(wanted, known, account, request.fingerprint(), version);
        if (!claimed(member)) {
            return Outcome.Refused.USERNAME_USED;
        }
        if (!staff.save(member)) {
            claims.release(member.id());
            return Outcome.Refused.USERNAME_USED;
        }
        return saved(member, known == null);
    }

    /** Who left and works elsewhere by now is not enlisted without being asked. */
    private boolean comesBack(StaffMember known, Appointment wanted) {
        return !known.active() && wanted.active() && memberships.elsewhere(known.pseudonym(), Tenancy.tenant());
    }

    /** Before anything else knows of the account, so that of two who want it at once only one goes on. */
    private boolean claimed(StaffMember member) {
        return member.account().step() != Step.ACCOUNT
                || claims.take(member.pseudonym(), member.id(), false).isPresent();
    }

    private Outcome saved(StaffMember member, boolean created) {
        if (member.account().step() != Step.OFFERED) {
            announcements.changed(member);
            jobs.safeguard(ProvideAccount.KIND, member.id());
        }
        audit.entry(
                "staff.appointed",
                "staff",
                member.id(),
                Map.of("version", member.version(), "active", member.active()));
        return new Outcome.Appointed(member, created);
    }

    private StaffMember member(
            Appointment wanted, @Nullable StaffMember known, Account account, String fingerprint, long version) {
        return new StaffMember(
                wanted.id(),
                wanted.username(),
                wanted.name(),
                wanted.email(),
                wanted.roles(),
                assignments(wanted, known == null ? List.of() : known.classes()),
                wanted.active(),
                account,
                known == null ? Tenancy.actor().account() : known.appointedBy(),
                fingerprint,
                version);
    }

    private List<Assignment> assignments(Appointment wanted, List<Assignment> known) {
        var today = LocalDate.now(clock);
        var now = clock.instant();
        var teaches =
                wanted.active() && wanted.roles().contains(Role.CLASS_TEACHER) ? wanted.classes() : Set.<UUID>of();
        var next = new ArrayList<Assignment>();
        var open = new HashSet<UUID>();
        for (var assignment : known) {
            if (!assignment.open() || teaches.contains(assignment.schoolClass())) {
                next.add(assignment);
                open.addAll(assignment.open() ? Set.of(assignment.schoolClass()) : Set.of());
            } else {
                ended(assignment, wanted.from() == null ? today : wanted.from(), now)
                        .forEach(next::add);
            }
        }
        var fresh = new HashSet<>(teaches);
        fresh.removeAll(open);
        var taught = staff.taught(fresh);
        for (var schoolClass : fresh) {
            next.add(new Assignment(schoolClass, since(wanted, taught.contains(schoolClass), today), null, now));
        }
        return next;
    }

    /** The last day is the one before the change; an assignment that began with it or later was none. */
    private static List<Assignment> ended(Assignment assignment, LocalDate change, Instant now) {
        return assignment.from().isBefore(change)
                ? List.of(new Assignment(assignment.schoolClass(), assignment.from(), change.minusDays(1), now))
                : List.of();
    }

    private LocalDate since(Appointment wanted, boolean taughtBefore, LocalDate today) {
        if (wanted.from() != null) {
            return wanted.from();
        }
        return taughtBefore ? today : staff.firstDayOfTerm(today);
    }
}
