package lantian.registry.child.messaging;

import lantian.registry.child.RepublishChildren;
import lantian.registry.child.RepublishLikenesses;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChildJobs {

    @Bean
    RepublishLikenesses republishLikenesses(RepublishChildren again) {
        return new RepublishLikenesses(again);
    }
}
