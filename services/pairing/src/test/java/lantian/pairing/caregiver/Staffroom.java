package lantian.pairing.caregiver;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people of the staffroom, and those who help from outside. */
public final class Staffroom {

    private Staffroom() {}

    public static StaffMember teacherChen() {
        return new StaffMember(
                id(901),
                id(902),
                null,
                true,
                true,
                List.of(new StaffMember.Teaches(id(201), LocalDate.parse("2026-09-01"), null)),
                1);
    }

    public static Caregiver chenAsCaregiver() {
        return Caregiver.classTeacher(teacherChen(), CaregiverCode.of(CaregiverCode.Series.T, 9));
    }

    public static Caregiver villagerLi(@Nullable Integer room) {
        return helper(801, Category.VILLAGER, room);
    }

    public static Caregiver pupilHe() {
        return helper(802, Category.PUPIL, null);
    }

    public static Caregiver helper(Category category) {
        return helper(803, category, null);
    }

    public static Caregiver gone(Caregiver caregiver) {
        var member = teacherChen();
        caregiver.follow(new StaffMember(
                caregiver.id().value(), member.account(), null, true, false, member.classes(), member.version() + 1));
        return caregiver;
    }

    private static Caregiver helper(int number, Category category, @Nullable Integer room) {
        return Caregiver.added(
                new CaregiverId(id(number)),
                CaregiverCode.of(category.series(), 3),
                new Profile("李秀英", category, null, null, room),
                null);
    }

    static UUID id(int number) {
        return new UUID(0x7000, 0x8000_0000_0000_0000L + number);
    }
}
