package lantian.registry.onboarding;

import java.time.Duration;
import java.util.UUID;
import lantian.registry.job.JobHandler;
import lantian.registry.job.Jobs;
import lantian.registry.onboarding.Onboarding.Step;
import lantian.registry.school.SchoolId;
import lantian.registry.staff.ProvideAccount;

/**
 * Takes a school from the bureau's wish to being at work: organization, first administrator, publication. Interrupted at any
 * point, the next run goes on there. Later runs only bring the organization up to date. Each step reads in a transaction, asks
 * the identity provider outside of any, and writes in another.
 */
public class BringIn implements JobHandler {

    public static final String KIND = "onboarding";

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final OnboardingSteps steps;
    private final Organizations organizations;
    private final ProvideAccount accounts;
    private final Jobs jobs;

    public BringIn(OnboardingSteps steps, Organizations organizations, ProvideAccount accounts, Jobs jobs) {
        this.steps = steps;
        this.organizations = organizations;
        this.accounts = accounts;
        this.jobs = jobs;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(UUID id) {
        var school = new SchoolId(id);
        organizations.ensure(steps.school(school));
        for (var onboarding = steps.read(school); !onboarding.isDone(); onboarding = steps.read(school)) {
            switch (onboarding.step()) {
                case ORGANIZATION -> steps.finish(school, Step.ORGANIZATION);
                case ADMINISTRATOR -> {
                    if (!administratorIsReady(onboarding)) {
                        return;
                    }
                    steps.finish(school, Step.ADMINISTRATOR);
                }
                case ANNOUNCEMENT -> steps.open(school);
                case DONE -> {}
            }
        }
    }

    private boolean administratorIsReady(Onboarding onboarding) {
        accounts.runForTheBureau(onboarding.administrator());
        return switch (steps.administrator(onboarding.id())) {
            case READY -> true;
            case OFFERED -> {
                // the person is asked; meanwhile the officer may name somebody else
                jobs.later(KIND, onboarding.id().value(), BETWEEN_LOOKS);
                yield false;
            }
            // the officer has to name somebody else; that begins a new run
            default -> false;
        };
    }
}
