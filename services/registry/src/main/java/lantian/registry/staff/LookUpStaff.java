package lantian.registry.staff;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lantian.platform.tenancy.UseCase;

/** Shows who works for the school. */
@UseCase
public class LookUpStaff {

    private final Staff staff;
    private final StaffLists lists;

    LookUpStaff(Staff staff, StaffLists lists) {
        this.staff = staff;
        this.lists = lists;
    }

    public Optional<StaffMember> find(StaffId id) {
        return staff.findById(id);
    }

    /** In the order of their user names, behind one. */
    public List<StaffMember> after(String username, int limit) {
        var ids = lists.after(username, limit);
        return staff.findByIdIn(ids).stream()
                .sorted(Comparator.comparingInt(member -> ids.indexOf(member.id())))
                .toList();
    }
}
