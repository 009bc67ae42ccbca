package lantian.platform.tenancy;

import java.util.List;

/** All tenants that a service knows: for work on everybody's rows, one tenant after the other. */
public interface Tenants {

    List<TenantId> all();
}
