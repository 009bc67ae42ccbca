package lantian.registry.staff.messaging;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lantian.platform.messaging.Announcement;
import lantian.platform.messaging.Announcements;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.SharedSeal;
import lantian.platform.tenancy.Tenancy;
import lantian.registry.staff.StaffEvents;
import lantian.registry.staff.StaffMember;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class KafkaStaffEvents implements StaffEvents {

    private final Announcements announcements;
    private final SharedSeal seal;

    KafkaStaffEvents(Announcements announcements, SharedSeal seal) {
        this.announcements = announcements;
        this.seal = seal;
    }

    /** {@code registry.staff-changed.v1}: a pseudonym with roles and classes; the name is sealed. */
    record StaffChanged(
            UUID staff,
            UUID school,
            UUID account,
            List<String> roles,
            List<ClassOf> classes,
            boolean active,
            @Nullable String sealedName,
            long version) {}

    record ClassOf(
            @com.fasterxml.jackson.annotation.JsonProperty("class")
            UUID schoolClass,

            LocalDate from,
            @Nullable LocalDate to) {}

    @Override
    public void changed(StaffMember member) {
        var payload = new StaffChanged(
                member.id().value(),
                Tenancy.tenant().value(),
                member.pseudonym(),
                member.roles().stream().map(Role::wire).sorted().toList(),
                member.classes().stream()
                        .map(each -> new ClassOf(each.schoolClass(), each.from(), each.to()))
                        .toList(),
                member.active(),
                seal.seal(member.id().value(), member.name()).orElse(null),
                member.version());
        announcements.announce(new Announcement(
                "registry.staff", member.id().value().toString(), "registry.staff-changed.v1", payload));
    }
}
