package lantian.contactlog.peopleview.messaging;

import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.peopleview.FollowPeople;
import lantian.contactlog.peopleview.PublishedFacts;
import lantian.platform.messaging.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What pairing publishes of caregivers. */
@Configuration(proxyBeanMethods = false)
class CaregiverEvents {

    @Bean
    Consumer caregivers(FollowPeople follow) {
        return Consumer.of(
                "pairing.caregivers",
                "pairing.caregiver-changed.v1",
                CaregiverChanged.class,
                messages -> follow.caregivers(messages.stream()
                        .map(message -> message.payload().facts())
                        .toList()));
    }

    record CaregiverChanged(
            UUID caregiver,
            @Nullable UUID account,
            @Nullable UUID staff,
            boolean active,
            long version) {

        PublishedFacts.Caregiver facts() {
            return new PublishedFacts.Caregiver(
                    new CaregiverId(caregiver),
                    Optional.ofNullable(account),
                    Optional.ofNullable(staff),
                    active,
                    version);
        }
    }
}
