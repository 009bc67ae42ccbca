package lantian.contactlog.roster.messaging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.roster.FollowPeople;
import lantian.contactlog.roster.Told;
import lantian.platform.messaging.Consumer;
import lantian.platform.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class CaregiversConsumer implements Consumer {

    private final FollowPeople follow;

    CaregiversConsumer(FollowPeople follow) {
        this.follow = follow;
    }

    @Override
    public String topic() {
        return "pairing.caregivers";
    }

    @Override
    public Map<String, Class<?>> types() {
        return Map.of("pairing.caregiver-changed.v1", CaregiverChanged.class);
    }

    @Override
    public void apply(List<Message<?>> batchOfOneTenant) {
        var told = batchOfOneTenant.stream()
                .map(Message::payload)
                .filter(CaregiverChanged.class::isInstance)
                .map(CaregiverChanged.class::cast)
                .map(CaregiverChanged::told)
                .toList();
        follow.caregivers(told);
    }

    record CaregiverChanged(
            UUID caregiver,
            @Nullable UUID account,
            @Nullable UUID staff,
            boolean active,
            long version) {

        Told.Caregiver told() {
            return new Told.Caregiver(
                    new CaregiverId(caregiver),
                    Optional.ofNullable(account),
                    Optional.ofNullable(staff),
                    active,
                    version);
        }
    }
}
