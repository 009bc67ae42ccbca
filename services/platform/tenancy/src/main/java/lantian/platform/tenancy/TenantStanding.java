package lantian.platform.tenancy;

/** Whether a tenant may act at all. Each service answers from its own directory of schools. */
@FunctionalInterface
public interface TenantStanding {

    boolean suspended(TenantId tenant);
}
