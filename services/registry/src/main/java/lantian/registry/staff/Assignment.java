package lantian.registry.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Audited;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A class teacher's class, from the first to the last day. */
@Entity
@Table(name = "staff_class")
@Audited
@Audited.Table(name = "staff_class_history", changesetIdColumn = "changeset", modificationTypeColumn = "change")
public class Assignment {

    /** Of one person and class another assignment begins on another day. */
    @Embeddable
    record Key(
            @Column(name = "staff_id") UUID staff,
            @Column(name = "class_id") UUID schoolClass,
            @Column(name = "first_day") LocalDate from) {}

    @TenantId
    @Column(name = "tenant_id")
    @SuppressWarnings("unused") // Hibernate's
    private UUID tenant;

    @EmbeddedId
    private Key id;

    @Column(name = "last_day")
    private @Nullable LocalDate to;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    Assignment() {}

    @SuppressWarnings("NullAway.Init") // the tenant is given by Hibernate
    Assignment(StaffId staff, UUID schoolClass, LocalDate from, Instant now) {
        this.id = new Key(staff.value(), schoolClass, from);
        this.recordedAt = now;
    }

    /** The last day is the one before the change. */
    void endBefore(LocalDate change, Instant now) {
        to = change.minusDays(1);
        recordedAt = now;
    }

    void reopen(Instant now) {
        to = null;
        recordedAt = now;
    }

    boolean open() {
        return to == null;
    }

    public UUID schoolClass() {
        return id.schoolClass();
    }

    public LocalDate from() {
        return id.from();
    }

    public @Nullable LocalDate to() {
        return to;
    }
}
