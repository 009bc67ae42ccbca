package lantian.contactlog.roster.messaging;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.child.ClassId;
import lantian.contactlog.roster.FollowPeople;
import lantian.contactlog.roster.Told;
import lantian.platform.messaging.Consumer;
import lantian.platform.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class StaffConsumer implements Consumer {

    private final FollowPeople follow;

    StaffConsumer(FollowPeople follow) {
        this.follow = follow;
    }

    @Override
    public String topic() {
        return "registry.staff";
    }

    @Override
    public Map<String, Class<?>> types() {
        return Map.of("registry.staff-changed.v1", StaffChanged.class);
    }

    @Override
    public void apply(List<Message<?>> batchOfOneTenant) {
        var told = batchOfOneTenant.stream()
                .map(Message::payload)
                .filter(StaffChanged.class::isInstance)
                .map(StaffChanged.class::cast)
                .map(StaffChanged::told)
                .toList();
        follow.staff(told);
    }

    record StaffChanged(
            UUID staff,
            UUID account,
            List<String> roles,
            @Nullable List<ClassOf> classes,
            boolean active,
            long version) {

        Told.Staff told() {
            var teaches = roles.contains("class-teacher")
                    ? Spans.orEmpty(classes).stream().map(ClassOf::teaches).toList()
                    : List.<Told.Teaches>of();
            return new Told.Staff(staff, account, active, teaches, version);
        }
    }

    record ClassOf(
            @JsonProperty("class") UUID id,
            LocalDate from,
            @Nullable LocalDate to) {

        Told.Teaches teaches() {
            return new Told.Teaches(new ClassId(id), from, Optional.ofNullable(to));
        }
    }
}
