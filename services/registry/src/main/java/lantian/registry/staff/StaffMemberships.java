package lantian.registry.staff;

/** Where people belong, for who looks across schools. */
public interface StaffMemberships {

    /**
     * In the transaction that changed the person, so that it is never behind. What the account may do from now on is published;
     * with another user name what the account before may do ends.
     */
    void record(StaffMember member);
}
