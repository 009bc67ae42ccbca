package lantian.contactlog.roster.messaging;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.child.PairKind;
import lantian.contactlog.roster.FollowPeople;
import lantian.contactlog.roster.Told;
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
                        .map(message -> message.payload().told())
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

        Told.Pair told() {
            return new Told.Pair(
                    pair, new ChildId(child), new CaregiverId(caregiver), kind, from, Optional.ofNullable(to), version);
        }
    }
}
