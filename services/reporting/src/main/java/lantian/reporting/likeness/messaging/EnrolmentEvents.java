package lantian.reporting.likeness.messaging;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts down for the county what a school publishes of its children's enrolments. */
@Configuration(proxyBeanMethods = false)
class EnrolmentEvents {

    private final ZoneId zone;

    EnrolmentEvents(Clock clock) {
        this.zone = clock.getZone();
    }

    @Bean
    Consumer enrolled(Enrolments enrolments) {
        return Consumer.of(
                        "registry.children",
                        "registry.child-changed.v1",
                        ChildEnrolled.class,
                        messages -> enrolments.tell(messages.stream()
                                .map(message -> new Told(enrolment(message), message.time()))
                                .toList()))
                .and(
                        "registry.child-erased.v1",
                        ChildErased.class,
                        messages -> enrolments.tell(messages.stream()
                                .map(message -> new Told(
                                        Enrolment.erased(new ChildKey(
                                                message.tenant().value(),
                                                message.payload().child())),
                                        message.time()))
                                .toList()));
    }

    private Enrolment enrolment(Message<ChildEnrolled> message) {
        var child = message.payload();
        return Enrolment.told(
                new ChildKey(message.tenant().value(), child.child()),
                new Enrolment.Version(
                        child.version(),
                        LocalDate.ofInstant(message.time(), zone),
                        child.enrolled(),
                        child.likenesses()));
    }

    /** {@code registry.child-changed.v1}, as far as it says who is enrolled. */
    record ChildEnrolled(
            UUID child, @Nullable Span enrolled, @Nullable Set<String> likenesses, long version) {}

    /** {@code registry.child-erased.v1}. */
    record ChildErased(UUID child) {}
}
