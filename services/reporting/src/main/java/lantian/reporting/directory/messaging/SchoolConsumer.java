package lantian.reporting.directory.messaging;

import java.util.List;
import java.util.Map;
import lantian.platform.messaging.Consumer;
import lantian.platform.messaging.Message;
import lantian.reporting.directory.Directory;
import org.springframework.stereotype.Component;

@Component
class SchoolConsumer implements Consumer {

    private final Directory directory;

    SchoolConsumer(Directory directory) {
        this.directory = directory;
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
            var changed = (SchoolChanged) message.payload();
            directory.keep(changed.asSchool(), changed.asClasses());
        });
    }
}
