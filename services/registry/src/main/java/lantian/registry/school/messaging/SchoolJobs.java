package lantian.registry.school.messaging;

import lantian.registry.school.PublishSchool;
import lantian.registry.school.RepublishSchool;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SchoolJobs {

    @Bean
    RepublishSchool republishSchool(PublishSchool publish) {
        return new RepublishSchool(publish);
    }
}
