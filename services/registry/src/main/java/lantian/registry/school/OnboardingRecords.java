package lantian.registry.school;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import lantian.platform.tenancy.UseCase;
import lantian.registry.school.School.State;
import lantian.registry.staff.FirstAdministrator;
import lantian.registry.staff.StaffMember;

/** What is remembered between the steps of an onboarding; each call is a transaction of its own. */
@UseCase
public class OnboardingRecords {

    private final Schools schools;
    private final Onboardings onboardings;
    private final FirstAdministrator administrators;
    private final Tell tell;
    private final Clock clock;

    OnboardingRecords(
            Schools schools,
            Onboardings onboardings,
            FirstAdministrator administrators,
            SchoolAnnouncements announcements,
            Clock clock) {
        this.schools = schools;
        this.onboardings = onboardings;
        this.administrators = administrators;
        this.tell = new Tell(schools, announcements);
        this.clock = clock;
    }

    School school(UUID id) {
        return schools.find(id).orElseThrow();
    }

    Onboarding read(UUID id) {
        return onboardings.ofSchool(id).orElseThrow();
    }

    StaffMember administrator(UUID id) {
        return administrators.find(read(id).administrator()).orElseThrow();
    }

    void keep(Onboarding onboarding) {
        onboardings.save(onboarding);
    }

    void retell(UUID id) {
        tell.changed(schools.findForUpdate(id).orElseThrow().told());
    }

    /** The school is at work from now on, and everybody is told: all in one transaction. */
    void open(UUID id) {
        var school = schools.findForUpdate(id).orElseThrow();
        if (school.state() == State.ONBOARDING) {
            tell.changed(school.opened(LocalDate.now(clock)));
            administrators.announce(read(id).administrator());
        }
        onboardings.save(read(id).at(Onboarding.Step.DONE));
    }
}
