package lantian.contactlog.roster.messaging;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.roster.FollowCounty;
import lantian.contactlog.roster.Told;
import lantian.platform.messaging.Consumer;
import lantian.platform.messaging.Message;
import lantian.platform.tenancy.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class SchoolsConsumer implements Consumer {

    private final FollowCounty follow;

    SchoolsConsumer(FollowCounty follow) {
        this.follow = follow;
    }

    @Override
    public String topic() {
        return "registry.schools";
    }

    @Override
    public Map<String, Class<?>> types() {
        return Map.of("registry.school-changed.v1", SchoolChanged.class);
    }

    @Override
    public void apply(List<Message<?>> batchOfOneTenant) {
        var told = batchOfOneTenant.stream()
                .map(Message::payload)
                .filter(SchoolChanged.class::isInstance)
                .map(SchoolChanged.class::cast)
                .map(SchoolChanged::told)
                .toList();
        told.forEach(follow::school);
    }

    record SchoolChanged(
            UUID school,
            String state,
            @Nullable List<Spans.Span> closures,
            @Nullable LocalDate countsFrom,
            long version) {

        Told.School told() {
            return new Told.School(
                    new TenantId(school), state, Spans.days(closures), Optional.ofNullable(countsFrom), version);
        }
    }
}
