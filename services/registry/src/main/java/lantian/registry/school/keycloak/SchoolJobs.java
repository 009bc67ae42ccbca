package lantian.registry.school.keycloak;

import lantian.registry.job.Jobs;
import lantian.registry.school.BringIn;
import lantian.registry.school.OnboardingRecords;
import lantian.registry.school.Organizations;
import lantian.registry.school.Retell;
import lantian.registry.staff.ProvideAccount;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs by which Keycloak and the other services follow what the registry decided. */
@Configuration(proxyBeanMethods = false)
class SchoolJobs {

    @Bean
    Retell retell(OnboardingRecords records) {
        return new Retell(records);
    }

    @Bean
    BringIn bringIn(OnboardingRecords records, Organizations organizations, ProvideAccount accounts, Jobs jobs) {
        return new BringIn(records, organizations, accounts, jobs);
    }
}
