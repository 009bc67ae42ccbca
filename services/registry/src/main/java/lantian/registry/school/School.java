package lantian.registry.school;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.LocalDate;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.PutRequest.Revision;
import lantian.platform.tenancy.Role;
import org.hibernate.annotations.Audited;
import org.jspecify.annotations.Nullable;

/** A school as the county's directory knows it; its id is its tenant's id. */
@Entity
@Audited
@Audited.Table(name = "school_history", changesetIdColumn = "changeset", modificationTypeColumn = "change")
public class School {

    /** Nobody says when a school opened; before this day none of its children was born. */
    public static final LocalDate ALWAYS_OPEN = LocalDate.of(2000, 1, 1);

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private SchoolId id;

    private String code;

    private String name;

    @Enumerated(EnumType.STRING)
    private Stage stage;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "area_id"))
    private @Nullable AreaId area;

    @Enumerated(EnumType.STRING)
    private State state;

    private LocalDate openFrom;

    private @Nullable LocalDate countsFrom;

    /** Of the request that described it last. */
    @Audited.Excluded
    private String fingerprint;

    @Version
    private long version;

    /** How far a school has come. */
    public enum State {
        ONBOARDING,
        ACTIVE,
        SUSPENDED
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    School() {}

    /** Known to the bureau, and not at work yet. */
    public School(SchoolId id, SchoolDescription description, String fingerprint) {
        this.id = id;
        this.code = description.code();
        this.name = description.name();
        this.stage = description.stage();
        this.area = description.area();
        this.countsFrom = description.countsFrom();
        this.state = State.ONBOARDING;
        this.openFrom = ALWAYS_OPEN;
        this.fingerprint = fingerprint;
        this.version = 1;
    }

    public void describe(SchoolDescription said, String request) {
        code = said.code();
        name = said.name();
        stage = said.stage();
        area = said.area();
        if (said.countsFrom() != null) {
            countsFrom = said.countsFrom();
        }
        fingerprint = request;
    }

    /** At work from this day on, and answering for duties from then on if the bureau named no other day. */
    public void open(LocalDate today) {
        state = State.ACTIVE;
        if (countsFrom == null) {
            countsFrom = today;
        }
    }

    /** Its people can't sign in. */
    void suspend() {
        state = State.SUSPENDED;
    }

    void resume() {
        state = State.ACTIVE;
    }

    public boolean isOnboarding() {
        return state == State.ONBOARDING;
    }

    /** The county's people know all schools, a supervisor those of the area, everybody the own one. */
    public boolean isKnownTo(Actor actor) {
        if (actor.is(Role.COUNTY_OFFICER, Role.AUDITOR)) {
            return true;
        }
        return actor.is(Role.AREA_SUPERVISOR)
                ? area != null && area.value().equals(actor.area().orElse(null))
                : id.tenant().equals(actor.tenant());
    }

    public SchoolId id() {
        return id;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public Stage stage() {
        return stage;
    }

    public @Nullable AreaId area() {
        return area;
    }

    public State state() {
        return state;
    }

    /** From when on its children count. */
    public LocalDate openFrom() {
        return openFrom;
    }

    /** From when on it answers for duties; unknown until it is at work, unless the bureau said so. */
    public @Nullable LocalDate countsFrom() {
        return countsFrom;
    }

    /** Of what the bureau wrote. */
    public long version() {
        return version;
    }

    public Revision revision() {
        return new Revision(version, fingerprint);
    }
}
