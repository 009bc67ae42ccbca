package lantian.registry.access.messaging;

import java.time.LocalDate;
import java.util.UUID;
import lantian.platform.messaging.Consumer;
import lantian.registry.access.Pairings;
import lantian.registry.access.Viewpoint;
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
            Viewpoint kind,
            LocalDate from,
            @Nullable LocalDate to,
            long version) {

        Pairings.Pair toPair() {
            return new Pairings.Pair(pair, child, caregiver, kind, from, to, version);
        }
    }

    /** The part of a caregiver that ties it to an account. */
    record CaregiverChanged(UUID caregiver, @Nullable UUID account, boolean active, long version) {

        Pairings.Caregiver toCaregiver() {
            return new Pairings.Caregiver(caregiver, account, active, version);
        }
    }

    @Bean
    Consumer pairs(Pairings pairings) {
        return Consumer.of(
                "pairing.pairs",
                "pairing.pair-changed.v1",
                PairChanged.class,
                Consumer.each(message -> pairings.keep(message.payload().toPair())));
    }

    @Bean
    Consumer caregivers(Pairings pairings) {
        return Consumer.of(
                "pairing.caregivers",
                "pairing.caregiver-changed.v1",
                CaregiverChanged.class,
                Consumer.each(message -> pairings.keep(message.payload().toCaregiver())));
    }
}
