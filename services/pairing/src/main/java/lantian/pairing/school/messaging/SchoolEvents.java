package lantian.pairing.school.messaging;

import java.util.UUID;
import lantian.pairing.school.School;
import lantian.pairing.school.Schools;
import lantian.platform.messaging.Consumer;
import lantian.platform.tenancy.TenantId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What registry publishes of the school. */
@Configuration(proxyBeanMethods = false)
class SchoolEvents {

    @Bean
    Consumer schools(Schools schools) {
        return Consumer.of(
                "registry.schools",
                "registry.school-changed.v1",
                SchoolChanged.class,
                Consumer.each(message -> schools.learn(message.payload().toSchool())));
    }

    record SchoolChanged(UUID school, String state, long version) {

        School toSchool() {
            return new School(new TenantId(school), "SUSPENDED".equals(state), version);
        }
    }
}
