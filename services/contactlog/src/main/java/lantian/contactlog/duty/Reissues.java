package lantian.contactlog.duty;

import lantian.platform.tenancy.TenantId;

/** Asks for issuing again in the background, once the running transaction is committed. */
public interface Reissues {

    void ask(TenantId school);

    void askAll();
}
