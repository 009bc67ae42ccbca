package lantian.registry.staff;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who of the bound school's people is meant; the records themselves are in {@link Staff}. */
public interface StaffLists {

    /** Who may appoint others; of two changes at the same time the second one sees what the first has left. */
    Set<StaffId> lockAdministrators();

    /** In the order of their user names, behind one. */
    List<StaffId> after(String username, int limit);

    /** Whose one-time password waits for being acknowledged by an account. */
    List<StaffId> shownTo(UUID account);
}
