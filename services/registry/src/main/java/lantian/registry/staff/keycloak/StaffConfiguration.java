package lantian.registry.staff.keycloak;

import lantian.registry.staff.AccountRecords;
import lantian.registry.staff.CountyPeople;
import lantian.registry.staff.CountyRecords;
import lantian.registry.staff.ExpirePassword;
import lantian.registry.staff.FollowCounty;
import lantian.registry.staff.Identities;
import lantian.registry.staff.LookUpSignIns;
import lantian.registry.staff.ProvideAccount;
import lantian.registry.staff.SignInRecords;
import lantian.registry.staff.SignIns;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What asks Keycloak between transactions, and so is none itself. */
@Configuration(proxyBeanMethods = false)
class StaffConfiguration {

    @Bean
    ProvideAccount provideAccount(AccountRecords records, Identities identities) {
        return new ProvideAccount(records, identities);
    }

    @Bean
    ExpirePassword expirePassword(AccountRecords records, Identities identities) {
        return new ExpirePassword(records, identities);
    }

    @Bean
    LookUpSignIns lookUpSignIns(SignInRecords records, SignIns signIns) {
        return new LookUpSignIns(records, signIns);
    }

    @Bean
    FollowCounty followCounty(CountyPeople people, CountyRecords records) {
        return new FollowCounty(people, records);
    }
}
