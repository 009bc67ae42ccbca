package lantian.registry.child.messaging;

import lantian.registry.child.TellAgain;
import lantian.registry.child.TellLikenesses;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChildJobs {

    @Bean
    TellLikenesses tellLikenesses(TellAgain again) {
        return new TellLikenesses(again);
    }
}
