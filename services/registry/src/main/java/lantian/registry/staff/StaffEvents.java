package lantian.registry.staff;

/** Tells the other services who works for the school, within the running transaction. */
public interface StaffEvents {

    void changed(StaffMember member);
}
