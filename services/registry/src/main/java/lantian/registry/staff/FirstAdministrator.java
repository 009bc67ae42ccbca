package lantian.registry.staff;

import java.util.List;
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
    private final StaffAnnouncements announcements;
    private final AccountRecords records;

    FirstAdministrator(Staff staff, StaffAnnouncements announcements, AccountRecords records) {
        this.staff = staff;
        this.announcements = announcements;
        this.records = records;
    }

    /** As the bureau names them. */
    public record Person(String username, String name, String email) {}

    public UUID expect(UUID id, Person person, UUID officer) {
        staff.save(member(id, person, officer, 1));
        return id;
    }

    public boolean same(UUID id, Person person) {
        return staff.find(id)
                .filter(member -> member.username().equals(person.username())
                        && member.name().equals(person.name())
                        && member.email().equalsIgnoreCase(person.email()))
                .isPresent();
    }

    /** @return false once the account is made */
    public boolean correct(UUID id, Person person) {
        var member = staff.findForUpdate(id).orElseThrow();
        var step = member.account().step();
        if (step != Account.Step.FAILED
                && step != Account.Step.OFFERED
                && (step != Account.Step.ACCOUNT || member.account().fresh())) {
            return false;
        }
        records.giveUpClaim(id);
        return staff.save(member(id, person, member.appointedBy(), member.version() + 1));
    }

    public void announce(UUID id) {
        announcements.changed(staff.find(id).orElseThrow());
    }

    public Optional<StaffMember> find(UUID id) {
        return staff.find(id);
    }

    /** To the officer who asked for it, until it is acknowledged. */
    public Optional<String> oneTimePassword(UUID id) {
        return records.show(id).map(OneTimePassword::password);
    }

    private static StaffMember member(UUID id, Person person, UUID officer, long version) {
        return new StaffMember(
                id,
                person.username().toLowerCase(Locale.ROOT),
                person.name(),
                person.email(),
                Set.of(Role.SCHOOL_ADMIN),
                List.of(),
                true,
                Account.WANTED,
                officer,
                "onboarding",
                version);
    }
}
