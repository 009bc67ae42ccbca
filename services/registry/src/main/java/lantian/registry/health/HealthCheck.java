package lantian.registry.health;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.forms.FormVersion;
import lantian.platform.forms.Forms;
import lantian.platform.tenancy.PutRequest.Revision;
import lantian.platform.tenancy.Vault.SubjectKey;
import org.hibernate.annotations.Audited;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A child was examined, ill or treated (体检、病假、诊治). Child and kind stay what they are. What was found is sealed with the
 * child's key; so is the request, by whose fingerprint height and weight could be found out by trying.
 */
@Entity
@Audited
@Audited.Table(name = "health_check_history", changesetIdColumn = "changeset", modificationTypeColumn = "change")
public class HealthCheck {

    /** The form of the details. */
    public static final String FORM = "HEALTH_CHECK";

    @TenantId
    @Column(name = "tenant_id")
    @SuppressWarnings("unused") // Hibernate's
    private UUID tenant;

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private HealthCheckId id;

    @Column(name = "child_id")
    private UUID child;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "checked_on")
    private LocalDate on;

    /** By which the details were filled in. */
    private @Nullable Integer formVersion;

    private byte @Nullable [] results;

    @Audited.Excluded
    private byte @Nullable [] fingerprint;

    @Version
    private long version;

    /** What happened. */
    public enum Kind {
        CHECK_UP,
        SICK_LEAVE,
        TREATMENT
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    HealthCheck() {}

    @SuppressWarnings("NullAway.Init") // the tenant is given by Hibernate, the day by what is found on it
    HealthCheck(HealthCheckId id, UUID child, Kind kind) {
        this.id = id;
        this.child = child;
        this.kind = kind;
        this.version = 1;
    }

    /** What was found on that day, as a request told it. */
    void find(LocalDate day, Results found, String request, SubjectKey key) {
        on = day;
        formVersion = found.details().map(it -> it.form().version().version()).orElse(null);
        results = key.seal(found.written());
        fingerprint = key.seal(request);
    }

    /** Empty once it was forgotten. */
    Optional<Results> results(SubjectKey key, Forms forms) {
        var form = Optional.ofNullable(formVersion).flatMap(number -> forms.find(new FormVersion(FORM, number)));
        return Optional.ofNullable(results).map(bytes -> Results.read(key.open(bytes), form));
    }

    /** That it was held, and when, stays. */
    void forgetResults() {
        results = null;
        formVersion = null;
        fingerprint = null;
    }

    boolean isOf(UUID other, Kind otherKind) {
        return child.equals(other) && kind == otherKind;
    }

    Revision revision(SubjectKey key) {
        return new Revision(version, fingerprint == null ? "" : key.open(fingerprint));
    }

    public HealthCheckId id() {
        return id;
    }

    public UUID child() {
        return child;
    }

    public Kind kind() {
        return kind;
    }

    public LocalDate on() {
        return on;
    }

    public long version() {
        return version;
    }
}
