package lantian.registry.health.messaging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import lantian.platform.messaging.Announcement;
import lantian.platform.messaging.Announcements;
import lantian.platform.tenancy.Tenancy;
import lantian.registry.health.HealthCheck;
import lantian.registry.health.HealthCheckEvents;
import org.springframework.stereotype.Component;

@Component
class KafkaHealthCheckEvents implements HealthCheckEvents {

    private final Announcements announcements;

    KafkaHealthCheckEvents(Announcements announcements) {
        this.announcements = announcements;
    }

    @Override
    public void checked(HealthCheck check, Instant recordedAt) {
        announcements.announce(new Announcement(
                "registry.health-checks",
                check.child().toString(),
                "registry.health-checked.v1",
                new HealthChecked(
                        check.id().value(),
                        check.child(),
                        Tenancy.tenant().value(),
                        check.kind(),
                        check.on(),
                        recordedAt,
                        check.version())));
    }

    record HealthChecked(
            UUID check,
            UUID child,
            UUID school,
            HealthCheck.Kind kind,
            LocalDate on,
            Instant recordedAt,
            long version) {}
}
