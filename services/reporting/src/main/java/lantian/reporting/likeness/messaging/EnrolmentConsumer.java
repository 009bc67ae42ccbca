package lantian.reporting.likeness.messaging;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lantian.platform.messaging.Consumer;
import lantian.platform.messaging.Message;
import lantian.reporting.likeness.ChildKey;
import lantian.reporting.likeness.Enrolment;
import lantian.reporting.likeness.Enrolments;
import lantian.reporting.likeness.Enrolments.Told;
import lantian.reporting.projection.Span;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts down for the county what a school announces of its children's enrolments. */
@Component
class EnrolmentConsumer implements Consumer {

    /** {@code registry.child-changed.v1}, as far as it says who is enrolled. */
    record ChildEnrolled(
            UUID child, @Nullable Span enrolled, @Nullable Set<String> likenesses, long version) {}

    /** {@code registry.child-erased.v1}. */
    record ChildErased(UUID child) {}

    private final Enrolments enrolments;
    private final Clock clock;

    EnrolmentConsumer(Enrolments enrolments, Clock clock) {
        this.enrolments = enrolments;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return "registry.children";
    }

    @Override
    public Map<String, Class<?>> types() {
        return Map.of("registry.child-changed.v1", ChildEnrolled.class, "registry.child-erased.v1", ChildErased.class);
    }

    @Override
    public void apply(List<Message<?>> batchOfOneTenant) {
        enrolments.tell(batchOfOneTenant.stream()
                .map(message -> new Told(enrolment(message), message.time()))
                .toList());
    }

    private Enrolment enrolment(Message<?> message) {
        var school = message.tenant().value();
        return switch (message.payload()) {
            case ChildErased erased -> Enrolment.erased(new ChildKey(school, erased.child()));
            case ChildEnrolled child ->
                Enrolment.told(
                        new ChildKey(school, child.child()),
                        new Enrolment.Version(
                                child.version(),
                                LocalDate.ofInstant(message.time(), clock.getZone()),
                                child.enrolled(),
                                child.likenesses()));
            default -> throw new IllegalArgumentException(message.type());
        };
    }
}
