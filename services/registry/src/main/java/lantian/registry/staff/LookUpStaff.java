package lantian.registry.staff;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.tenancy.UseCase;

/** Shows who works for the school. */
@UseCase
public class LookUpStaff {

    private final Staff staff;

    LookUpStaff(Staff staff) {
        this.staff = staff;
    }

    public Optional<StaffMember> find(UUID id) {
        return staff.find(id);
    }

    public List<StaffMember> after(String username, int limit) {
        return staff.after(username, limit);
    }
}
