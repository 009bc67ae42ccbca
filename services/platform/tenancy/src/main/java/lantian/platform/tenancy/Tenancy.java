package lantian.platform.tenancy;

import java.util.function.Supplier;

/** The actor of the running request or event. Bound once, never changed, gone with the scope. */
public final class Tenancy {

    private static final ScopedValue<Actor> ACTOR = ScopedValue.newInstance();

    private Tenancy() {}

    /** @throws NoTenant outside a bound scope: nothing runs for nobody */
    public static Actor actor() {
        return ACTOR.orElseThrow(NoTenant::new);
    }

    /** @throws NoTenant outside a bound scope */
    public static TenantId tenant() {
        return actor().tenant();
    }

    public static boolean isBound() {
        return ACTOR.isBound();
    }

    public static <T> T as(Actor actor, Supplier<T> work) {
        return ScopedValue.where(ACTOR, actor).call(work::get);
    }

    public static void as(Actor actor, Runnable work) {
        ScopedValue.where(ACTOR, actor).run(work);
    }

    /** For consumers (tenant from a validated envelope) and background jobs. */
    public static <T> T asSystem(TenantId tenant, Supplier<T> work) {
        return as(Actor.system(tenant), work);
    }

    /** For consumers (tenant from a validated envelope) and background jobs. */
    public static void asSystem(TenantId tenant, Runnable work) {
        as(Actor.system(tenant), work);
    }

    static <T, X extends Throwable> T call(Actor actor, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(ACTOR, actor).call(work);
    }

    /** Work was about to touch data without saying for which tenant. */
    public static final class NoTenant extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        NoTenant() {
            super("no tenant is bound: neither a verified token nor an event envelope stands behind this call");
        }
    }
}
