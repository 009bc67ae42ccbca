package lantian.contactlog.tracking;

import lantian.platform.tenancy.TenantId;

/** Asks for issuing again in the background, once the running transaction is committed. */
public interface ReissueRequests {

    void request(TenantId school);

    void requestAll();
}
