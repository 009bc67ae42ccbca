package lantian.registry.staff;

import lantian.platform.tenancy.Membership;

/** Publishes what an account may do from now on, in the running transaction. */
public interface MembershipEvents {

    void changed(Membership membership);
}
