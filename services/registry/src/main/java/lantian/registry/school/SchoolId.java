package lantian.registry.school;

import jakarta.persistence.Embeddable;
import java.util.UUID;
import java.util.function.Supplier;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;

/** A school's id is its tenant's. */
@Embeddable
public record SchoolId(UUID value) {

    /** Of the bound school. */
    public static SchoolId bound() {
        return new SchoolId(Tenancy.tenant().value());
    }

    public TenantId tenant() {
        return new TenantId(value);
    }

    /** As who acts, but bound to this school; only behind a check that they may. */
    public <T> T bind(Supplier<T> work) {
        var actor = Tenancy.actor();
        return Tenancy.as(new Actor(actor.account(), actor.username(), tenant(), actor.roles(), actor.area()), work);
    }
}
