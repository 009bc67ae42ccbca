package lantian.registry.staff;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.UseCase;

/** The administrator by whom a school begins: named by the bureau, told to the others when the school is at work. */
@UseCase
public class FirstAdministrator {

    private final Staff staff;
    private final StoreStaff store;
    private final StaffEvents events;
    private final AccountRecords records;

    FirstAdministrator(Staff staff, StoreStaff store, StaffEvents events, AccountRecords records) {
        this.staff = staff;
        this.store = store;
        this.events = events;
        this.records = records;
    }

    /** As the bureau names them. */
    public record Person(String username, String name, String email) {}

    public UUID expect(UUID id, Person person, UUID officer) {
        var member = new StaffMember(new StaffId(id), officer);
        expect(member, person);
        store.store(member);
        return id;
    }

    /** As from the beginning, with a version of its own. */
    private static void expect(StaffMember member, Person person) {
        member.call(person.username().toLowerCase(Locale.ROOT), person.name(), person.email());
        member.appoint(Set.of(Role.SCHOOL_ADMIN), true, Account.WANTED, "onboarding");
    }

    /** Looked at under a lock, as the correction that follows depends on it. */
    public boolean same(UUID id, Person person) {
        return staff.lock(new StaffId(id))
                .filter(member -> member.username().equals(person.username())
                        && member.name().equals(person.name())
                        && member.email().equalsIgnoreCase(person.email()))
                .isPresent();
    }

    /** @return false once the account is made */
    public boolean correct(UUID id, Person person) {
        var member = staff.lock(new StaffId(id)).orElseThrow();
        var step = member.account().step();
        if (step != Account.Step.FAILED
                && step != Account.Step.OFFERED
                && (step != Account.Step.ACCOUNT || member.account().fresh())) {
            return false;
        }
        records.giveUpClaim(member.id());
        expect(member, person);
        if (staff.isTaken(member.pseudonym(), member.id())) {
            return false;
        }
        store.store(member);
        return true;
    }

    public void announce(UUID id) {
        events.changed(staff.findById(new StaffId(id)).orElseThrow());
    }

    /** Locked, because what is shown of the one-time password next may end it. */
    public Optional<StaffMember> find(UUID id) {
        return staff.lock(new StaffId(id));
    }

    /** To the officer who asked for it, until it is acknowledged. */
    public Optional<String> oneTimePassword(UUID id) {
        return records.show(new StaffId(id)).map(OneTimePassword::password);
    }
}
