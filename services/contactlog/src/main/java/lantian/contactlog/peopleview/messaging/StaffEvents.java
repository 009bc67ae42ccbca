package lantian.contactlog.peopleview.messaging;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.child.ClassId;
import lantian.contactlog.peopleview.FollowPeople;
import lantian.contactlog.peopleview.PublishedFacts;
import lantian.platform.messaging.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What registry publishes of the staff. */
@Configuration(proxyBeanMethods = false)
class StaffEvents {

    @Bean
    Consumer staff(FollowPeople follow) {
        return Consumer.of(
                "registry.staff",
                "registry.staff-changed.v1",
                StaffChanged.class,
                messages -> follow.staff(messages.stream()
                        .map(message -> message.payload().facts())
                        .toList()));
    }

    record StaffChanged(
            UUID staff,
            UUID account,
            List<String> roles,
            @Nullable List<ClassOf> classes,
            boolean active,
            long version) {

        PublishedFacts.Staff facts() {
            var teaches = roles.contains("class-teacher")
                    ? Spans.orEmpty(classes).stream().map(ClassOf::teaches).toList()
                    : List.<PublishedFacts.Teaches>of();
            return new PublishedFacts.Staff(staff, account, active, teaches, version);
        }
    }

    record ClassOf(
            @JsonProperty("class") UUID id,
            LocalDate from,
            @Nullable LocalDate to) {

        PublishedFacts.Teaches teaches() {
            return new PublishedFacts.Teaches(new ClassId(id), from, Optional.ofNullable(to));
        }
    }
}
