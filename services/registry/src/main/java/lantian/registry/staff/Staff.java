package lantian.registry.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The people of the bound school. */
public interface Staff {

    Optional<StaffMember> find(UUID id);

    Optional<StaffMember> findForUpdate(UUID id);

    Optional<StaffMember> ofAccountForUpdate(UUID account);

    /** Who may appoint others; of two changes at the same time the second one sees what the first has left. */
    Set<UUID> administratorsForUpdate();

    /** In the order of their user names, behind one. */
    List<StaffMember> after(String username, int limit);

    /** @return whether nobody else of the school has the user name */
    boolean save(StaffMember member);

    /** Only how far the account is. */
    void save(UUID id, Account account);

    void seal(UUID id, UUID secret, byte[] sealed);

    Optional<byte[]> sealed(UUID id);

    Optional<Instant> sealedAt(UUID id);

    /** Whose one-time password waits for being acknowledged by an account. */
    List<UUID> shownTo(UUID account);

    /** Who is shown the one-time password. */
    void showTo(UUID id, UUID account);

    /** Which of the ids are classes of the school. */
    Set<UUID> classes(Set<UUID> ids);

    /** Classes among them that have or had a class teacher. */
    Set<UUID> taught(Set<UUID> classes);

    LocalDate firstDayOfTerm(LocalDate day);
}
