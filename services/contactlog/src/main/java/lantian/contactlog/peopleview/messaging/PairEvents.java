package lantian.contactlog.peopleview.messaging;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.child.PairKind;
import lantian.contactlog.peopleview.FollowPeople;
import lantian.contactlog.peopleview.PublishedFacts;
import lantian.platform.messaging.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What pairing publishes of pairs. */
@Configuration(proxyBeanMethods = false)
class PairEvents {

    @Bean
    Consumer pairs(FollowPeople follow) {
        return Consumer.of(
                "pairing.pairs",
                "pairing.pair-changed.v1",
                PairChanged.class,
                messages -> follow.pairs(messages.stream()
                        .map(message -> message.payload().facts())
                        .toList()));
    }

    record PairChanged(
            UUID pair,
            UUID child,
            UUID caregiver,
            PairKind kind,
            LocalDate from,
            @Nullable LocalDate to,
            long version) {

        PublishedFacts.Pair facts() {
            return new PublishedFacts.Pair(
                    pair, new ChildId(child), new CaregiverId(caregiver), kind, from, Optional.ofNullable(to), version);
        }
    }
}
