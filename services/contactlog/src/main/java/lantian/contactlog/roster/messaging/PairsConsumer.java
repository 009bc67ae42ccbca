package lantian.contactlog.roster.messaging;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.child.PairKind;
import lantian.contactlog.roster.FollowPeople;
import lantian.contactlog.roster.Told;
import lantian.platform.messaging.Consumer;
import lantian.platform.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class PairsConsumer implements Consumer {

    private final FollowPeople follow;

    PairsConsumer(FollowPeople follow) {
        this.follow = follow;
    }

    @Override
    public String topic() {
        return "pairing.pairs";
    }

    @Override
    public Map<String, Class<?>> types() {
        return Map.of("pairing.pair-changed.v1", PairChanged.class);
    }

    @Override
    public void apply(List<Message<?>> batchOfOneTenant) {
        var told = batchOfOneTenant.stream()
                .map(Message::payload)
                .filter(PairChanged.class::isInstance)
                .map(PairChanged.class::cast)
                .map(PairChanged::told)
                .toList();
        follow.pairs(told);
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
