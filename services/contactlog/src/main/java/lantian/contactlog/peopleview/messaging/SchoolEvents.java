package lantian.contactlog.peopleview.messaging;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.peopleview.FollowCounty;
import lantian.contactlog.peopleview.PublishedFacts;
import lantian.platform.messaging.Consumer;
import lantian.platform.tenancy.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What registry publishes of the school. */
@Configuration(proxyBeanMethods = false)
class SchoolEvents {

    @Bean
    Consumer schools(FollowCounty follow) {
        return Consumer.of(
                "registry.schools",
                "registry.school-changed.v1",
                SchoolChanged.class,
                Consumer.each(message -> follow.school(message.payload().facts())));
    }

    record SchoolChanged(
            UUID school,
            String state,
            @Nullable List<Spans.Span> closures,
            @Nullable LocalDate countsFrom,
            long version) {

        PublishedFacts.School facts() {
            return new PublishedFacts.School(
                    new TenantId(school), state, Spans.days(closures), Optional.ofNullable(countsFrom), version);
        }
    }
}
