package lantian.platform.records;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.Audited;
import org.hibernate.annotations.TenantId;

/** A record as small as can be. */
@Entity
@Audited
@Audited.Table(name = "slip_history", changesetIdColumn = "changeset", modificationTypeColumn = "change")
class Slip {

    @Embeddable
    record SlipId(UUID value) {}

    @TenantId
    @Column(name = "tenant_id")
    @SuppressWarnings("unused")
    private UUID tenant;

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private SlipId id;

    private String words;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    Slip() {}

    @SuppressWarnings("NullAway.Init")
    Slip(SlipId id, String words) {
        this.id = id;
        this.words = words;
        this.version = 1;
    }

    SlipId id() {
        return id;
    }

    String words() {
        return words;
    }

    void say(String other) {
        words = other;
    }

    long version() {
        return version;
    }
}
