package lantian.contactlog.peopleview.messaging;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.child.CareTeam.InClass;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.child.ClassId;
import lantian.contactlog.child.Timeline;
import lantian.contactlog.peopleview.FollowPeople;
import lantian.contactlog.peopleview.PublishedFacts;
import lantian.contactlog.standard.Stage;
import lantian.platform.messaging.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What registry publishes of children. */
@Configuration(proxyBeanMethods = false)
class ChildEvents {

    @Bean
    Consumer children(FollowPeople follow) {
        return Consumer.of(
                        "registry.children",
                        "registry.child-changed.v1",
                        ChildChanged.class,
                        messages -> follow.children(messages.stream()
                                .map(message -> message.payload().facts())
                                .toList()))
                .and(
                        "registry.child-erased.v1",
                        ChildErased.class,
                        Consumer.each(message ->
                                follow.erased(new ChildId(message.payload().child()))));
    }

    /** @param transferredIn true when the child came from another school of the county */
    record ChildChanged(
            UUID child,
            Stage stage,
            Spans.Span enrolled,
            @Nullable List<ClassOf> classes,
            @Nullable List<Spans.Span> leftBehind,
            @Nullable List<RiskOf> risk,
            @Nullable Boolean transferredIn,
            long version) {

        PublishedFacts.Child facts() {
            var days = enrolled.days().orElseThrow(() -> new IllegalArgumentException("left before the enrolment"));
            var timeline = new Timeline(
                    new ChildId(child),
                    stage,
                    days,
                    Spans.days(leftBehind),
                    Spans.orEmpty(risk).stream()
                            .filter(risk -> risk.level().equals("HIGH"))
                            .flatMap(risk -> Spans.daysOf(risk.from(), risk.to()).stream())
                            .toList(),
                    Boolean.TRUE.equals(transferredIn) ? Optional.of(days.from()) : Optional.empty());
            var attended = Spans.orEmpty(classes).stream()
                    .flatMap(in -> Spans.daysOf(in.from(), in.to()).stream()
                            .map(during -> new InClass(new ClassId(in.id()), during)))
                    .toList();
            return new PublishedFacts.Child(timeline, attended, version);
        }
    }

    record ChildErased(UUID child) {}

    record ClassOf(
            @JsonProperty("class") UUID id,
            LocalDate from,
            @Nullable LocalDate to) {}

    record RiskOf(String level, LocalDate from, @Nullable LocalDate to) {}
}
