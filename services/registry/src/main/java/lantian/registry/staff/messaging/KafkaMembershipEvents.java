package lantian.registry.staff.messaging;

import java.util.List;
import java.util.UUID;
import lantian.platform.messaging.Announcement;
import lantian.platform.messaging.Announcements;
import lantian.platform.tenancy.Membership;
import lantian.platform.tenancy.Role;
import lantian.registry.staff.MembershipEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class KafkaMembershipEvents implements MembershipEvents {

    private final Announcements announcements;

    KafkaMembershipEvents(Announcements announcements) {
        this.announcements = announcements;
    }

    /** {@code registry.membership-changed.v1}: a pseudonym with what it may do for the school of the envelope. */
    record MembershipChanged(
            UUID account,
            UUID school,
            List<String> roles,
            @Nullable UUID area,
            boolean active,
            long version) {}

    @Override
    public void changed(Membership membership) {
        var payload = new MembershipChanged(
                membership.account(),
                membership.tenant().value(),
                membership.roles().stream().map(Role::wire).sorted().toList(),
                membership.area().orElse(null),
                membership.active(),
                membership.version());
        announcements.announce(new Announcement(
                "registry.memberships", membership.account().toString(), "registry.membership-changed.v1", payload));
    }
}
