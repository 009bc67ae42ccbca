package lantian.pairing.caregiver;

import java.time.LocalDate;
import lantian.platform.tenancy.UseCase;

/**
 * Keeps caregivers in step with the staff: a class teacher becomes one without anybody's doing, and whoever leaves the staff
 * looks after nobody from then on. Applying the same news twice, or old news late, changes nothing.
 */
@UseCase
public class FollowStaff {

    private final StaffMembers staff;
    private final Caregivers caregivers;
    private final CaregiverLists lists;
    private final CaregiverEvents events;
    private final Departures departures;

    FollowStaff(
            StaffMembers staff,
            Caregivers caregivers,
            CaregiverLists lists,
            CaregiverEvents events,
            Departures departures) {
        this.staff = staff;
        this.caregivers = caregivers;
        this.lists = lists;
        this.events = events;
        this.departures = departures;
    }

    /** @param on the day of the news */
    public void follow(StaffMember member, LocalDate on) {
        if (!staff.learn(member)) {
            return;
        }
        var tied = caregivers.tiedTo(member.id(), member.account());
        tied.stream().filter(caregiver -> !caregiver.agreesWith(member)).forEach(caregiver -> {
            var lookedAfter = caregiver.active();
            caregiver.follow(member);
            caregivers.store(caregiver);
            events.changed(caregiver);
            if (lookedAfter && !caregiver.active()) {
                departures.left(caregiver.id(), on);
            }
        });
        if (member.classTeacher() && member.active() && tied.stream().noneMatch(c -> c.is(member))) {
            var teacher = Caregiver.classTeacher(member, lists.nextCode(Category.CLASS_TEACHER.series()));
            caregivers.store(teacher);
            events.changed(teacher);
        }
    }
}
