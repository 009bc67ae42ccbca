package lantian.platform.forms;

import java.time.Clock;
import java.util.Set;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.County;
import lantian.platform.tenancy.TenancyAutoConfiguration;
import lantian.platform.web.WebAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a service its forms. */
@AutoConfiguration(after = {TenancyAutoConfiguration.class, WebAutoConfiguration.class})
public class FormsAutoConfiguration {

    @Bean
    StoredForms forms(JdbcClient sql, PlatformTransactionManager transactions) {
        return new StoredForms(sql, new TransactionTemplate(transactions));
    }

    /** A service that knows no trigger has forms that raise none. */
    @Bean
    @ConditionalOnMissingBean
    FormTriggers noTriggers() {
        return Set::of;
    }

    @Bean
    PublishForm publishForm(StoredForms forms, FormTriggers triggers, Audit audit, Clock clock) {
        return new PublishForm(forms, triggers, audit, clock);
    }

    @Bean
    ShippedForms shippedForms(
            StoredForms forms, FormTriggers triggers, County county, PlatformTransactionManager transactions) {
        return new ShippedForms(forms, triggers, county, new TransactionTemplate(transactions));
    }

    @Bean
    FormController formController(StoredForms forms, PublishForm publishForm) {
        return new FormController(forms, publishForm);
    }
}
