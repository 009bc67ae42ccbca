package lantian.reporting.directory.messaging;

import java.util.Optional;
import java.util.UUID;
import lantian.platform.messaging.Consumer;
import lantian.reporting.directory.Directory;
import lantian.reporting.directory.Directory.Caregiver;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What pairing publishes of caregivers. */
@Configuration(proxyBeanMethods = false)
class CaregiverEvents {

    @Bean
    Consumer caregiverNames(Directory directory) {
        return Consumer.of(
                "pairing.caregivers",
                "pairing.caregiver-changed.v1",
                CaregiverChanged.class,
                messages -> directory.keep(messages.stream()
                        .map(message -> message.payload().asCaregiver())
                        .toList()));
    }

    /** {@code pairing.caregiver-changed.v1}. */
    record CaregiverChanged(
            UUID caregiver, String code, @Nullable UUID account, boolean active, long version) {

        Caregiver asCaregiver() {
            return new Caregiver(caregiver, code, Optional.ofNullable(account), active, version);
        }
    }
}
