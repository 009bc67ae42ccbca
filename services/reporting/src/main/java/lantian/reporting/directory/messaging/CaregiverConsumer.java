package lantian.reporting.directory.messaging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.messaging.Consumer;
import lantian.platform.messaging.Message;
import lantian.reporting.directory.Directory;
import lantian.reporting.directory.Directory.Caregiver;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class CaregiverConsumer implements Consumer {

    /** {@code pairing.caregiver-changed.v1}. */
    record CaregiverChanged(
            UUID caregiver, String code, @Nullable UUID account, boolean active, long version) {

        Caregiver asCaregiver() {
            return new Caregiver(caregiver, code, Optional.ofNullable(account), active, version);
        }
    }

    private final Directory directory;

    CaregiverConsumer(Directory directory) {
        this.directory = directory;
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
        directory.keep(batchOfOneTenant.stream()
                .map(message -> ((CaregiverChanged) message.payload()).asCaregiver())
                .toList());
    }
}
