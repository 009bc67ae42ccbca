package lantian.registry.onboarding.keycloak;

import lantian.registry.job.Jobs;
import lantian.registry.onboarding.BringIn;
import lantian.registry.onboarding.OnboardingSteps;
import lantian.registry.onboarding.Organizations;
import lantian.registry.school.SchoolStanding;
import lantian.registry.staff.ProvideAccount;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job by which Keycloak follows what the registry decided of a school. */
@Configuration(proxyBeanMethods = false)
class OnboardingJobs {

    @Bean
    BringIn bringIn(OnboardingSteps steps, Organizations organizations, ProvideAccount accounts, Jobs jobs) {
        return new BringIn(steps, organizations, accounts, jobs);
    }

    @Bean
    SchoolStanding schoolStanding(Jobs jobs) {
        return school -> jobs.enqueue(BringIn.KIND, school.value());
    }
}
