package lantian.reporting.directory.messaging;

import lantian.platform.messaging.Consumer;
import lantian.reporting.directory.Directory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What registry publishes of the school. */
@Configuration(proxyBeanMethods = false)
class SchoolEvents {

    @Bean
    Consumer schools(Directory directory) {
        return Consumer.of(
                "registry.schools",
                "registry.school-changed.v1",
                SchoolChanged.class,
                Consumer.each(message -> directory.keep(
                        message.payload().asSchool(), message.payload().asClasses())));
    }
}
