package lantian.registry.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import lantian.platform.tenancy.Accounts;
import lantian.platform.tenancy.Role;
import org.jspecify.annotations.Nullable;

/**
 * 教职工: somebody who signs in for a school.
 *
 * @param classes since when which class is theirs
 * @param appointedBy account of who is shown the one-time password
 */
public record StaffMember(
        UUID id,
        String username,
        String name,
        String email,
        Set<Role> roles,
        List<Assignment> classes,
        boolean active,
        Account account,
        UUID appointedBy,
        String fingerprint,
        long version) {

    /** A class teacher's class, from the first to the last day. */
    public record Assignment(
            UUID schoolClass, LocalDate from, @Nullable LocalDate to, Instant recordedAt) {

        boolean open() {
            return to == null;
        }
    }

    /** The pseudonym of the login. */
    public UUID pseudonym() {
        return Accounts.of(username);
    }

    /** Whether the account with this address is this person's. */
    public boolean samePerson(String otherEmail) {
        return email.toLowerCase(Locale.ROOT).equals(otherEmail.toLowerCase(Locale.ROOT));
    }

    /** Whether there is a one-time password that this reader has not acknowledged. */
    public boolean passwordWaitsFor(UUID reader) {
        return account.step() == Account.Step.READY && account.secret() != null && appointedBy.equals(reader);
    }

    public StaffMember with(Account next) {
        return new StaffMember(
                id, username, name, email, roles, classes, active, next, appointedBy, fingerprint, version);
    }
}
