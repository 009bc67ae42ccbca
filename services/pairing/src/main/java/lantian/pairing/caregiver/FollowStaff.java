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
    private final CaregiverNews news;
    private final Departures departures;

    FollowStaff(StaffMembers staff, Caregivers caregivers, CaregiverNews news, Departures departures) {
        this.staff = staff;
        this.caregivers = caregivers;
        this.news = news;
        this.departures = departures;
    }

    /** @param on the day of the news */
    public void follow(StaffMember member, LocalDate on) {
        if (!staff.learn(member)) {
            return;
        }
        var tied = caregivers.tiedTo(member);
        tied.stream().filter(caregiver -> !caregiver.agreesWith(member)).forEach(caregiver -> {
            var following = caregiver.following(member);
            caregivers.follow(following);
            news.changed(following);
            if (caregiver.active() && !following.active()) {
                departures.left(following.id(), on);
            }
        });
        if (member.classTeacher() && member.active() && tied.stream().noneMatch(c -> c.is(member))) {
            var teacher = Caregiver.classTeacher(member, caregivers.nextCode(Category.CLASS_TEACHER.series()));
            caregivers.add(teacher, null);
            news.changed(teacher);
        }
    }
}
