package lantian.platform.records;

import java.util.UUID;
import lantian.platform.tenancy.Tenancy;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/** Tells Hibernate whose rows a session may touch: the second wall, behind PostgreSQL's. */
final class BoundTenant implements CurrentTenantIdentifierResolver<UUID> {

    /** Owns nothing: for sessions outside any transaction, such as the one that checks queries at the start. */
    private static final UUID NOBODY = new UUID(0, 0);

    @Override
    public UUID resolveCurrentTenantIdentifier() {
        return Tenancy.isBound() ? Tenancy.tenant().value() : NOBODY;
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }
}
