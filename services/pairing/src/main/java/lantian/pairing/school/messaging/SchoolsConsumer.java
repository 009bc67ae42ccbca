package lantian.pairing.school.messaging;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import lantian.pairing.school.School;
import lantian.pairing.school.Schools;
import lantian.platform.messaging.Consumer;
import lantian.platform.messaging.Message;
import lantian.platform.tenancy.TenantId;
import org.springframework.stereotype.Component;

@Component
class SchoolsConsumer implements Consumer {

    private final Schools schools;

    SchoolsConsumer(Schools schools) {
        this.schools = schools;
    }

    @Override
    public String topic() {
        return "registry.schools";
    }

    @Override
    public Map<String, Class<?>> types() {
        return Map.of("registry.school-changed.v1", SchoolChanged.class);
    }

    @Override
    public void apply(List<Message<?>> batchOfOneTenant) {
        batchOfOneTenant.forEach(message -> {
            if (message.payload() instanceof SchoolChanged(var school, var state, var version)) {
                schools.learn(new School(new TenantId(school), "SUSPENDED".equals(state), version));
            }
        });
    }

    record SchoolChanged(UUID school, String state, long version) {}
}
