package lantian.registry.staff;

/** Tells the other services who works for the school, within the running transaction. */
public interface StaffAnnouncements {

    void changed(StaffMember member);
}
