package lantian.registry.staff;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.Memberships;
import lantian.platform.tenancy.PutRequest;
import lantian.platform.tenancy.PutRequest.Meaning;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.UseCase;
import lantian.registry.job.Jobs;
import lantian.registry.staff.Account.Step;
import org.jspecify.annotations.Nullable;

/** Gives somebody roles and classes at the school, or takes them; the account follows by itself. */
@UseCase
public class AppointStaff {

    private final Staff staff;
    private final StaffLists lists;
    private final StoreStaff store;
    private final TaughtClasses classes;
    private final AccountClaims claims;
    private final Memberships memberships;
    private final StaffEvents events;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    AppointStaff(
            Staff staff,
            StaffLists lists,
            StoreStaff store,
            TaughtClasses classes,
            AccountClaims claims,
            Memberships memberships,
            StaffEvents events,
            Jobs jobs,
            Audit audit,
            Clock clock) {
        this.staff = staff;
        this.lists = lists;
        this.store = store;
        this.classes = classes;
        this.claims = claims;
        this.memberships = memberships;
        this.events = events;
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
            StaffId id,
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

        Set<UUID> taught() {
            return active && roles.contains(Role.CLASS_TEACHER) ? classes : Set.of();
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
    public boolean begins(StaffId id) {
        return staff.findById(id)
                .filter(it -> it.account().step() != Step.FAILED)
                .isEmpty();
    }

    /**
     * @param knownElsewhere the user name is that of an account with the same e-mail address: then it is an offer, which
     *     changes nothing for that person before it is accepted
     */
    public Outcome appoint(Appointment wanted, PutRequest request, boolean knownElsewhere) {
        var administrators = lists.lockAdministrators();
        var known = staff.lock(wanted.id()).orElse(null);
        var meaning = request.given(Optional.ofNullable(known).map(StaffMember::revision));
        if (meaning instanceof Meaning.Repeat && known != null) {
            return new Outcome.Appointed(known, false);
        }
        if (!classes.known(wanted.classes()).containsAll(wanted.classes())) {
            return Outcome.Refused.UNKNOWN_CLASS;
        }
        if (known != null && !known.mayBeCalled(wanted.username())) {
            return Outcome.Refused.USERNAME_FIXED;
        }
        if (known != null && known.account().established() && !known.samePerson(wanted.email())) {
            return Outcome.Refused.EMAIL_FIXED;
        }
        if (administrators.equals(Set.of(wanted.id())) && !wanted.administers()) {
            return Outcome.Refused.LAST_ADMINISTRATOR;
        }
        var account = account(wanted, known, knownElsewhere);
        var member =
                known == null ? new StaffMember(wanted.id(), Tenancy.actor().account()) : known;
        member.call(wanted.username(), wanted.name(), wanted.email());
        member.appoint(wanted.roles(), wanted.active(), account, request.fingerprint());
        if (!claimed(member)) {
            return Outcome.Refused.USERNAME_USED;
        }
        if (staff.isTaken(member.pseudonym(), member.id())) {
            claims.release(member.id());
            return Outcome.Refused.USERNAME_USED;
        }
        assign(member, wanted);
        store.store(member);
        return stored(member, known == null);
    }

    private Account account(Appointment wanted, @Nullable StaffMember known, boolean knownElsewhere) {
        var account = known == null ? Account.WANTED : known.account().again();
        if (account.step() == Step.ACCOUNT && knownElsewhere) {
            return Account.OFFER;
        }
        return known != null && comesBack(known, wanted) && account.established() ? account.offered() : account;
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

    private Outcome stored(StaffMember member, boolean created) {
        if (member.account().step() != Step.OFFERED) {
            events.changed(member);
            jobs.safeguard(ProvideAccount.KIND, member.id().value());
        }
        audit.entry(
                "staff.appointed",
                "staff",
                member.id().value(),
                Map.of("version", member.version(), "active", member.active()));
        return new Outcome.Appointed(member, created);
    }

    private void assign(StaffMember member, Appointment wanted) {
        var today = LocalDate.now(clock);
        var fresh = member.newClasses(wanted.taught());
        var taught = classes.taught(fresh);
        var begins = new HashMap<UUID, LocalDate>();
        fresh.forEach(each -> begins.put(each, since(wanted, taught.contains(each), today)));
        member.teach(wanted.taught(), wanted.from() == null ? today : wanted.from(), begins, clock.instant());
    }

    private LocalDate since(Appointment wanted, boolean taughtBefore, LocalDate today) {
        if (wanted.from() != null) {
            return wanted.from();
        }
        return taughtBefore ? today : classes.firstDayOfTerm(today);
    }
}
