package lantian.registry.onboarding;

import java.time.Clock;
import java.time.LocalDate;
import lantian.platform.tenancy.UseCase;
import lantian.registry.onboarding.Onboarding.Step;
import lantian.registry.school.PublishSchool;
import lantian.registry.school.School;
import lantian.registry.school.SchoolId;
import lantian.registry.school.Schools;
import lantian.registry.staff.Account;
import lantian.registry.staff.FirstAdministrator;

/** What is remembered between the steps of an onboarding; each call is a transaction of its own. */
@UseCase
public class OnboardingSteps {

    private final Schools schools;
    private final Onboardings onboardings;
    private final FirstAdministrator administrators;
    private final PublishSchool publish;
    private final Clock clock;

    OnboardingSteps(
            Schools schools,
            Onboardings onboardings,
            FirstAdministrator administrators,
            PublishSchool publish,
            Clock clock) {
        this.schools = schools;
        this.onboardings = onboardings;
        this.administrators = administrators;
        this.publish = publish;
        this.clock = clock;
    }

    School school(SchoolId id) {
        return schools.findById(id).orElseThrow();
    }

    Onboarding read(SchoolId id) {
        return onboardings.findById(id).orElseThrow();
    }

    Account.Step administrator(SchoolId id) {
        return administrators
                .find(read(id).administrator())
                .orElseThrow()
                .account()
                .step();
    }

    void finish(SchoolId id, Step step) {
        var onboarding = onboardings.lock(id).orElseThrow();
        onboarding.finish(step);
        onboardings.store(onboarding);
    }

    /** The school is at work from now on, and everybody gets to know: all in one transaction. */
    void open(SchoolId id) {
        var school = schools.lock(id).orElseThrow();
        if (school.isOnboarding()) {
            school.open(LocalDate.now(clock));
            publish.publish(school);
            administrators.announce(read(id).administrator());
        }
        finish(id, Step.ANNOUNCEMENT);
    }
}
