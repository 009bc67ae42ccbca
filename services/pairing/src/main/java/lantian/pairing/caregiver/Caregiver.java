package lantian.pairing.caregiver;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One who may look after children of the school (结对帮扶人).
 *
 * @param name of a class teacher as in the staff list, unless the school describes the caregiver afterwards
 * @param username as given by the school; a class teacher's is known to registry alone
 * @param account pseudonym of the login
 * @param staff the member of staff who is this person
 * @param active whether new pairs may begin
 */
public record Caregiver(
        CaregiverId id,
        CaregiverCode code,
        @Nullable String name,
        Category category,
        @Nullable String username,
        @Nullable UUID account,
        @Nullable UUID staff,
        @Nullable Integer capacity,
        boolean active,
        long version) {

    static Caregiver added(CaregiverId id, CaregiverCode code, Profile profile, @Nullable UUID staff) {
        return new Caregiver(
                id,
                code,
                profile.name(),
                profile.category(),
                profile.username(),
                profile.account(),
                staff,
                profile.capacity(),
                true,
                1);
    }

    /** A class teacher is a caregiver from the first day, without anybody's doing. */
    static Caregiver classTeacher(StaffMember teacher, CaregiverCode code) {
        return new Caregiver(
                new CaregiverId(teacher.id()),
                code,
                teacher.name(),
                Category.CLASS_TEACHER,
                null,
                teacher.account(),
                teacher.id(),
                null,
                teacher.active(),
                1);
    }

    /** What the school corrects. The login of a class teacher stays the one that registry knows. */
    Caregiver described(Profile profile, @Nullable UUID staffOfAccount) {
        var teachesHere = isStaffRecord();
        return new Caregiver(
                id,
                code,
                profile.name(),
                profile.category(),
                profile.username(),
                teachesHere ? account : profile.account(),
                teachesHere ? staff : staffOfAccount,
                profile.capacity(),
                active,
                version + 1);
    }

    boolean acceptsLogin(Profile profile) {
        return !isStaffRecord()
                || profile.account() == null
                || profile.account().equals(account);
    }

    Caregiver following(StaffMember member) {
        return new Caregiver(
                id,
                code,
                nameFrom(member),
                category,
                username,
                member.account(),
                member.id(),
                capacity,
                member.active(),
                version + 1);
    }

    /** No new pairs any more. Who is on the staff stays what registry says. */
    public Caregiver left() {
        return staff != null || !active ? this : in(false);
    }

    /** Looks after children again. */
    public Caregiver back() {
        return staff != null || active ? this : in(true);
    }

    private Caregiver in(boolean nowActive) {
        return new Caregiver(id, code, name, category, username, account, staff, capacity, nowActive, version + 1);
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
}
