package lantian.registry.access.messaging;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lantian.platform.messaging.Consumer;
import lantian.platform.messaging.Message;
import lantian.registry.access.Pairings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Remembers who looks after whom, as pairing tells it. */
@Configuration(proxyBeanMethods = false)
class PairingFacts {

    /** The part of a pair that decides who sees the child. */
    record PairChanged(
            UUID pair,
            UUID child,
            UUID caregiver,
            String kind,
            LocalDate from,
            @Nullable LocalDate to,
            long version) {}

    /** The part of a caregiver that ties it to an account. */
    record CaregiverChanged(UUID caregiver, @Nullable UUID account, boolean active, long version) {}

    @Bean
    Consumer pairs(Pairings pairings) {
        return new Facts("pairing.pairs", Map.of("pairing.pair-changed.v1", PairChanged.class), pairings);
    }

    @Bean
    Consumer caregivers(Pairings pairings) {
        return new Facts(
                "pairing.caregivers", Map.of("pairing.caregiver-changed.v1", CaregiverChanged.class), pairings);
    }

    private record Facts(String topic, Map<String, Class<?>> types, Pairings pairings) implements Consumer {
        @Override
        public void apply(List<Message<?>> batchOfOneTenant) {
            for (var message : batchOfOneTenant) {
                switch (message.payload()) {
                    case PairChanged it ->
                        pairings.keep(new Pairings.Pair(
                                it.pair(), it.child(), it.caregiver(), it.kind(), it.from(), it.to(), it.version()));
                    case CaregiverChanged it ->
                        pairings.keep(new Pairings.Caregiver(it.caregiver(), it.account(), it.active(), it.version()));
                    default -> throw new IllegalStateException("not one of ours: " + message.type());
                }
            }
        }
    }
}
