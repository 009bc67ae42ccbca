package lantian.pairing.caregiver;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.tenancy.PutRequest.Revision;
import org.hibernate.annotations.Audited;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** One who may look after children of the school (结对帮扶人). */
@Entity
@Audited
@Audited.Table(name = "caregiver_history", changesetIdColumn = "changeset", modificationTypeColumn = "change")
public class Caregiver {

    @TenantId
    @Column(name = "tenant_id")
    @SuppressWarnings("unused") // Hibernate's
    private UUID tenant;

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private CaregiverId id;

    @Embedded
    @AttributeOverride(name = "text", column = @Column(name = "code"))
    private CaregiverCode code;

    /** Of a class teacher as in the staff list, unless the school describes the caregiver afterwards. */
    private @Nullable String name;

    @Enumerated(EnumType.STRING)
    private Category category;

    /** As given by the school; a class teacher's is known to registry alone. */
    private @Nullable String username;

    /** Pseudonym of the login. */
    private @Nullable UUID account;

    /** The member of staff who is this person. */
    private @Nullable UUID staff;

    /** Sealed with the caregiver's own key. */
    private byte @Nullable [] phone;

    private @Nullable Integer capacity;

    private boolean active;

    /** Of the request that described the caregiver last; none where registry made the caregiver. */
    @Audited.Excluded
    private @Nullable String fingerprint;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    Caregiver() {}

    @SuppressWarnings("NullAway.Init") // the tenant is given by Hibernate
    private Caregiver(CaregiverId id, CaregiverCode code, Category category) {
        this.id = id;
        this.code = code;
        this.category = category;
        this.active = true;
        this.version = 1;
    }

    static Caregiver added(CaregiverId id, CaregiverCode code, Profile profile, @Nullable UUID staff) {
        var added = new Caregiver(id, code, profile.category());
        added.account = profile.account();
        added.staff = staff;
        added.describe(profile);
        return added;
    }

    /** A class teacher is a caregiver from the first day, without anybody's doing. */
    static Caregiver classTeacher(StaffMember teacher, CaregiverCode code) {
        var added = new Caregiver(new CaregiverId(teacher.id()), code, Category.CLASS_TEACHER);
        added.follow(teacher);
        return added;
    }

    /** What the school corrects. The login of a class teacher stays the one that registry knows. */
    void describe(Profile profile, @Nullable UUID staffOfAccount) {
        if (!isStaffRecord()) {
            account = profile.account();
            staff = staffOfAccount;
        }
        describe(profile);
    }

    private void describe(Profile profile) {
        name = profile.name();
        category = profile.category();
        username = profile.username();
        capacity = profile.capacity();
    }

    /**
     * The parts of a request that are not the caregiver's own state.
     *
     * @param sealed the phone number
     */
    void heard(byte @Nullable [] sealed, String request) {
        phone = sealed;
        fingerprint = request;
    }

    boolean acceptsLogin(Profile profile) {
        return !isStaffRecord()
                || profile.account() == null
                || profile.account().equals(account);
    }

    void follow(StaffMember member) {
        name = nameFrom(member);
        account = member.account();
        staff = member.id();
        active = member.active();
    }

    /**
     * No new pairs any more. Who is on the staff stays what registry says.
     *
     * @return whether that changed anything
     */
    public boolean leave() {
        return become(false);
    }

    /** Looks after children again; whether that changed anything. */
    public boolean comeBack() {
        return become(true);
    }

    private boolean become(boolean nowActive) {
        if (staff != null || active == nowActive) {
            return false;
        }
        active = nowActive;
        return true;
    }

    boolean agreesWith(StaffMember member) {
        return active == member.active()
                && member.account().equals(account)
                && member.id().equals(staff)
                && Objects.equals(name, nameFrom(member));
    }

    /** The staff list names its own; other caregivers of the same login keep the name that the school gave them. */
    private @Nullable String nameFrom(StaffMember member) {
        return member.name() != null && is(member) ? member.name() : name;
    }

    boolean is(StaffMember member) {
        return id.value().equals(member.id());
    }

    private boolean isStaffRecord() {
        return id.value().equals(staff);
    }

    public CaregiverId id() {
        return id;
    }

    public CaregiverCode code() {
        return code;
    }

    public @Nullable String name() {
        return name;
    }

    public Category category() {
        return category;
    }

    public @Nullable String username() {
        return username;
    }

    public @Nullable UUID account() {
        return account;
    }

    public @Nullable UUID staff() {
        return staff;
    }

    byte @Nullable [] phone() {
        return phone;
    }

    public @Nullable Integer capacity() {
        return capacity;
    }

    /** Whether new pairs may begin. */
    public boolean active() {
        return active;
    }

    public long version() {
        return version;
    }

    /** What the last request left; nothing for one that no request has described yet. */
    Optional<Revision> revision() {
        return Optional.ofNullable(fingerprint).map(request -> new Revision(version, request));
    }
}
