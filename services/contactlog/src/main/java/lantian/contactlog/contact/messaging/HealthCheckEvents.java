package lantian.contactlog.contact.messaging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.contact.ContactId;
import lantian.contactlog.contact.FollowHealthChecks;
import lantian.contactlog.contact.FollowHealthChecks.CheckUp;
import lantian.platform.messaging.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What registry publishes of health checks; a sick leave or a treatment is no contact. */
@Configuration(proxyBeanMethods = false)
class HealthCheckEvents {

    @Bean
    Consumer healthChecks(FollowHealthChecks follow) {
        return Consumer.of(
                "registry.health-checks",
                "registry.health-checked.v1",
                HealthChecked.class,
                messages -> follow.checkUps(messages.stream()
                        .map(message -> message.payload())
                        .filter(checked -> checked.kind() == Kind.CHECK_UP)
                        .map(HealthChecked::checkUp)
                        .toList()));
    }

    enum Kind {
        CHECK_UP,
        SICK_LEAVE,
        TREATMENT
    }

    record HealthChecked(UUID check, UUID child, Kind kind, LocalDate on, Instant recordedAt, int version) {

        CheckUp checkUp() {
            return new CheckUp(new ContactId(check), new ChildId(child), on, recordedAt, version);
        }
    }
}
