package lantian.registry.staff;

import lantian.platform.tenancy.UseCase;

/** Writes a member of staff, and with it where the person belongs. */
@UseCase
class StoreStaff {

    private final Staff staff;
    private final StaffMemberships memberships;

    StoreStaff(Staff staff, StaffMemberships memberships) {
        this.staff = staff;
        this.memberships = memberships;
    }

    void store(StaffMember member) {
        staff.store(member);
        memberships.record(member);
    }
}
