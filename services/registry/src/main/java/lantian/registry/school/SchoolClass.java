package lantian.registry.school;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.Audited;
import org.hibernate.annotations.TenantId;

/** 班级 of the bound school. It comes into being by import. */
@Entity
@Audited
@Audited.Table(name = "school_class_history", changesetIdColumn = "changeset", modificationTypeColumn = "change")
public class SchoolClass {

    @TenantId
    @Column(name = "tenant_id")
    @SuppressWarnings("unused") // Hibernate's
    private UUID tenant;

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private ClassId id;

    /** By which it was found when it was opened, see {@link ClassName#formerKey()}. */
    private String key;

    @Embedded
    private ClassName name;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    SchoolClass() {}

    @SuppressWarnings("NullAway.Init") // the tenant is given by Hibernate
    public SchoolClass(ClassId id, ClassName name) {
        this.id = id;
        this.key = name.key();
        this.name = name;
        this.version = 1;
    }

    public ClassId id() {
        return id;
    }

    public ClassName name() {
        return name;
    }

    String key() {
        return key;
    }
}
