package lantian.registry.staff;

/** Publishes who works for the school, within the running transaction. */
public interface StaffEvents {

    void changed(StaffMember member);
}
