package lantian.registry.onboarding;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.util.UUID;
import lantian.registry.school.SchoolId;
import org.hibernate.annotations.Audited;
import org.hibernate.annotations.TenantId;

/** How far the bringing in of a school has come. */
@Entity
@Audited
@Audited.Table(name = "onboarding_history", changesetIdColumn = "changeset", modificationTypeColumn = "change")
public class Onboarding {

    @TenantId
    @Column(name = "tenant_id")
    @SuppressWarnings("unused") // Hibernate's
    private UUID tenant;

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "school_id"))
    private SchoolId id;

    /** As staff of the school. */
    @Column(name = "staff_id")
    private UUID administrator;

    /** Account of who asked for it. */
    @SuppressWarnings("unused") // read by SQL
    private UUID officer;

    @Enumerated(EnumType.STRING)
    private Step step;

    @Version
    private long version;

    /** What is to be done next. */
    public enum Step {
        ORGANIZATION,
        ADMINISTRATOR,
        ANNOUNCEMENT,
        DONE;

        private Step next() {
            return switch (this) {
                case ORGANIZATION -> ADMINISTRATOR;
                case ADMINISTRATOR -> ANNOUNCEMENT;
                case ANNOUNCEMENT, DONE -> DONE;
            };
        }
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    Onboarding() {}

    @SuppressWarnings("NullAway.Init") // the tenant is given by Hibernate
    Onboarding(SchoolId id, UUID administrator, UUID officer) {
        this.id = id;
        this.administrator = administrator;
        this.officer = officer;
        this.step = Step.ORGANIZATION;
        this.version = 1;
    }

    /** Done again, a step that is behind us changes nothing. */
    void finish(Step done) {
        if (step == done) {
            step = step.next();
        }
    }

    boolean isDone() {
        return step == Step.DONE;
    }

    public SchoolId id() {
        return id;
    }

    /** The first administrator, as staff of the school. */
    public UUID administrator() {
        return administrator;
    }

    public Step step() {
        return step;
    }
}
