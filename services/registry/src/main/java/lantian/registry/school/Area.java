package lantian.registry.school;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import lantian.platform.tenancy.PutRequest.Revision;
import org.hibernate.annotations.Audited;

/** 片区 (教管中心): a group of schools that supervisors answer for. No tenant. */
@Entity
@Audited
@Audited.Table(name = "area_history", changesetIdColumn = "changeset", modificationTypeColumn = "change")
public class Area {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private AreaId id;

    private String code;

    private String name;

    /** Of the request that named it so. */
    @Audited.Excluded
    private String fingerprint;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    Area() {}

    Area(AreaId id, String code, String name, String fingerprint) {
        this.id = id;
        this.code = code;
        this.name = name;
        this.fingerprint = fingerprint;
        this.version = 1;
    }

    void rename(String newCode, String newName, String request) {
        code = newCode;
        name = newName;
        fingerprint = request;
    }

    public AreaId id() {
        return id;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public long version() {
        return version;
    }

    Revision revision() {
        return new Revision(version, fingerprint);
    }
}
