package lantian.pairing.pair.messaging;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lantian.pairing.pair.Child;
import lantian.pairing.pair.Child.InClass;
import lantian.pairing.pair.ChildId;
import lantian.pairing.pair.FollowChildren;
import lantian.platform.messaging.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What registry publishes of children. */
@Configuration(proxyBeanMethods = false)
class ChildEvents {

    @Bean
    Consumer children(FollowChildren follow) {
        return Consumer.of(
                        "registry.children",
                        "registry.child-changed.v1",
                        ChildChanged.class,
                        messages -> follow.follow(messages.stream()
                                .map(message -> message.payload().toChild())
                                .toList()))
                .and(
                        "registry.child-erased.v1",
                        ChildErased.class,
                        Consumer.each(message ->
                                follow.erased(new ChildId(message.payload().child()))));
    }

    record ChildChanged(UUID child, Days enrolled, @Nullable List<ClassOf> classes, long version) {

        Child toChild() {
            var attended = classes == null
                    ? List.<InClass>of()
                    : classes.stream().map(ClassOf::toInClass).toList();
            return new Child(new ChildId(child), enrolled.from(), enrolled.to(), attended, version);
        }
    }

    record ChildErased(UUID child) {}

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
