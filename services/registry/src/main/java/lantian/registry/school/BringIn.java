package lantian.registry.school;

import java.time.Duration;
import java.util.UUID;
import lantian.registry.job.JobHandler;
import lantian.registry.job.Jobs;
import lantian.registry.school.Onboarding.Step;
import lantian.registry.staff.ProvideAccount;

/**
 * Takes a school from the bureau's wish to being at work: organization, first administrator, announcement. Interrupted at any
 * point, the next run goes on there. Later runs only bring the organization up to date.
 */
public class BringIn implements JobHandler {

    public static final String KIND = "onboarding";

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final OnboardingRecords records;
    private final Organizations organizations;
    private final ProvideAccount accounts;
    private final Jobs jobs;

    public BringIn(OnboardingRecords records, Organizations organizations, ProvideAccount accounts, Jobs jobs) {
        this.records = records;
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
        organizations.ensure(records.school(id));
        var onboarding = records.read(id);
        while (onboarding.step() != Step.DONE) {
            switch (onboarding.step()) {
                case ORGANIZATION -> records.keep(onboarding.at(Step.ADMINISTRATOR));
                case ADMINISTRATOR -> {
                    accounts.runForTheBureau(onboarding.administrator());
                    switch (records.administrator(id).account().step()) {
                        case READY -> {}
                        case OFFERED -> {
                            // the person is asked; meanwhile the officer may name somebody else
                            jobs.later(KIND, id, BETWEEN_LOOKS);
                            return;
                        }
                        default -> {
                            return; // the officer has to name somebody else; that begins a new run
                        }
                    }
                    records.keep(onboarding.at(Step.ANNOUNCEMENT));
                }
                case ANNOUNCEMENT -> records.open(id);
                case DONE -> {}
            }
            onboarding = records.read(id);
        }
    }
}
