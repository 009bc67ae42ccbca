package lantian.registry.calendar;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.util.UUID;
import lantian.platform.tenancy.PutRequest.Revision;
import org.hibernate.annotations.Audited;
import org.hibernate.annotations.TenantId;

/** 停课: days on which a school keeps no school. Windows inside are void. */
@Entity
@Audited
@Audited.Table(name = "closure_history", changesetIdColumn = "changeset", modificationTypeColumn = "change")
public class Closure {

    @TenantId
    @Column(name = "tenant_id")
    @SuppressWarnings("unused") // Hibernate's
    private UUID tenant;

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private ClosureId id;

    @Embedded
    private ClosedDays days;

    /** Of the request that said these days. */
    @Audited.Excluded
    private String fingerprint;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    Closure() {}

    @SuppressWarnings("NullAway.Init") // the tenant is given by Hibernate
    public Closure(ClosureId id, ClosedDays days, String fingerprint) {
        this.id = id;
        this.days = days;
        this.fingerprint = fingerprint;
        this.version = 1;
    }

    public void correct(ClosedDays said, String request) {
        days = said;
        fingerprint = request;
    }

    public ClosureId id() {
        return id;
    }

    public ClosedDays days() {
        return days;
    }

    public long version() {
        return version;
    }

    public Revision revision() {
        return new Revision(version, fingerprint);
    }
}
