package lantian.pairing.pair.messaging;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lantian.pairing.pair.Child;
import lantian.pairing.pair.Child.InClass;
import lantian.pairing.pair.ChildId;
import lantian.pairing.pair.FollowChildren;
import lantian.platform.messaging.Consumer;
import lantian.platform.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class ChildrenConsumer implements Consumer {

    private final FollowChildren followChildren;

    ChildrenConsumer(FollowChildren followChildren) {
        this.followChildren = followChildren;
    }

    @Override
    public String topic() {
        return "registry.children";
    }

    @Override
    public Map<String, Class<?>> types() {
        return Map.of("registry.child-changed.v1", ChildChanged.class, "registry.child-erased.v1", ChildErased.class);
    }

    @Override
    public void apply(List<Message<?>> batchOfOneTenant) {
        followChildren.follow(batchOfOneTenant.stream()
                .map(Message::payload)
                .filter(ChildChanged.class::isInstance)
                .map(ChildChanged.class::cast)
                .map(ChildChanged::toChild)
                .toList());
        batchOfOneTenant.stream()
                .map(Message::payload)
                .filter(ChildErased.class::isInstance)
                .map(ChildErased.class::cast)
                .forEach(erased -> followChildren.erased(new ChildId(erased.child())));
    }

    record ChildErased(UUID child) {}

    record ChildChanged(UUID child, Days enrolled, @Nullable List<ClassOf> classes, long version) {

        Child toChild() {
            var attended = classes == null
                    ? List.<InClass>of()
                    : classes.stream().map(ClassOf::toInClass).toList();
            return new Child(new ChildId(child), enrolled.from(), enrolled.to(), attended, version);
        }
    }

    record Days(LocalDate from, @Nullable LocalDate to) {}

    record ClassOf(
            @JsonProperty("class") UUID id,
            LocalDate from,
            @Nullable LocalDate to) {

        InClass toInClass() {
            return new InClass(id, from, to);
        }
    }
}
