package lantian.registry.child.messaging;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import lantian.platform.messaging.Announcement;
import lantian.platform.messaging.Announcements;
import lantian.platform.tenancy.KeyedHash;
import lantian.platform.tenancy.Tenancy;
import lantian.registry.child.Child;
import lantian.registry.child.ChildEvents;
import lantian.registry.child.Fact;
import lantian.registry.child.LeaveReason;
import lantian.registry.child.LeftBehind;
import lantian.registry.child.Likeness;
import lantian.registry.child.RiskLevel;
import lantian.registry.school.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class KafkaChildEvents implements ChildEvents {

    private final Announcements announcements;
    private final KeyedHash likeness;

    KafkaChildEvents(Announcements announcements, KeyedHash likeness) {
        this.announcements = announcements;
        this.likeness = likeness;
    }

    /**
     * {@code registry.child-changed.v1}: the facts others count by; no name, no phone, no place.
     *
     * @param likenesses keyed hashes of {@link Likeness}
     */
    record ChildChanged(
            UUID child,
            UUID school,
            Stage stage,
            Span enrolled,
            @Nullable LeaveReason leaveReason,
            List<InClass> classes,
            boolean boarding,
            List<Span> leftBehind,
            LeftBehind.@Nullable Type leftBehindType,
            List<AtRisk> risk,
            String birthMonthDay,
            List<Span> archive,
            List<Span> contactCard,
            List<String> likenesses,
            long version) {}

    record Span(LocalDate from, @Nullable LocalDate to, Instant recordedAt) {
        static Span of(Fact<?> fact) {
            return new Span(fact.from(), fact.to(), fact.recordedAt());
        }

        /** A change of type alone is no gap in being left behind. */
        static List<Span> joined(List<? extends Fact<?>> facts) {
            var spans = new java.util.ArrayList<Span>();
            for (var fact : facts) {
                var last = spans.isEmpty() ? null : spans.getLast();
                if (last != null && fact.from().minusDays(1).equals(last.to())) {
                    var recorded = last.recordedAt().isAfter(fact.recordedAt()) ? last.recordedAt() : fact.recordedAt();
                    spans.set(spans.size() - 1, new Span(last.from(), fact.to(), recorded));
                } else {
                    spans.add(of(fact));
                }
            }
            return spans;
        }
    }

    record InClass(
            @JsonProperty("class") UUID schoolClass,
            LocalDate from,
            @Nullable LocalDate to,
            Instant recordedAt) {}

    record AtRisk(RiskLevel level, LocalDate from, @Nullable LocalDate to, Instant recordedAt) {}

    @Override
    public void changed(Collection<Child> children) {
        for (var child : children) {
            announcements.announce(new Announcement(
                    "registry.children", child.id().toString(), "registry.child-changed.v1", payload(child)));
        }
    }

    /** {@code registry.child-erased.v1}. */
    record ChildErased(UUID child, UUID school) {}

    @Override
    public void erased(UUID child) {
        announcements.announce(new Announcement(
                "registry.children",
                child.toString(),
                "registry.child-erased.v1",
                new ChildErased(child, Tenancy.tenant().value())));
    }

    private ChildChanged payload(Child child) {
        var enrolment = child.enrolment();
        var leftBehind = child.leftBehind();
        return new ChildChanged(
                child.id(),
                Tenancy.tenant().value(),
                child.profile().schooling().stage(),
                new Span(enrolment.from(), enrolment.to(), enrolment.recordedAt()),
                enrolment.reason(),
                child.classes().facts().stream()
                        .map(fact -> new InClass(fact.value(), fact.from(), fact.to(), fact.recordedAt()))
                        .toList(),
                child.profile().schooling().boarding(),
                Span.joined(leftBehind.facts()),
                leftBehind.facts().isEmpty()
                        ? null
                        : leftBehind.facts().getLast().value(),
                child.risk().facts().stream()
                        .map(fact -> new AtRisk(fact.value(), fact.from(), fact.to(), fact.recordedAt()))
                        .toList(),
                MonthDay.from(child.profile().identity().birthDate()).toString(),
                child.archive().complete().stream().map(Span::of).toList(),
                child.card().facts().stream().map(Span::of).toList(),
                Likeness.texts(child.profile()).stream()
                        .flatMap(text -> likeness.of(text).stream())
                        .toList(),
                child.version());
    }
}
