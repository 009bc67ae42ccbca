package lantian.registry.staff;

import lantian.platform.tenancy.Membership;

/** Tells the other services what an account may do from now on, in the running transaction. */
public interface MembershipEvents {

    void changed(Membership membership);
}
