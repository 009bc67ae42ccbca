package lantian.registry.staff.keycloak;

import lantian.registry.staff.AccountRecords;
import lantian.registry.staff.ExpirePassword;
import lantian.registry.staff.Identities;
import lantian.registry.staff.ProvideAccount;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StaffJobs {

    @Bean
    ProvideAccount provideAccount(AccountRecords records, Identities identities) {
        return new ProvideAccount(records, identities);
    }

    @Bean
    ExpirePassword expirePassword(AccountRecords records, Identities identities) {
        return new ExpirePassword(records, identities);
    }
}
