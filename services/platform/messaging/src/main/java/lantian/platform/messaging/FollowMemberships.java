package lantian.platform.messaging;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lantian.platform.tenancy.Membership;
import lantian.platform.tenancy.Memberships;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

/** Keeps the record of who may do what, in every service but the one that decides it. */
final class FollowMemberships {

    private FollowMemberships() {}

    /** {@code registry.membership-changed.v1}; the school is the envelope's tenant. */
    record MembershipChanged(
            UUID account, List<String> roles, @Nullable UUID area, boolean active, long version) {

        Membership in(TenantId tenant) {
            Set<Role> known = roles.stream()
                    .flatMap(name -> Role.fromWire(name).stream())
                    .collect(Collectors.toUnmodifiableSet());
            return new Membership(account, tenant, known, Optional.ofNullable(area), active, version);
        }
    }

    static Consumer by(Memberships memberships) {
        return Consumer.of(
                "registry.memberships",
                "registry.membership-changed.v1",
                MembershipChanged.class,
                Consumer.each(message -> memberships.follow(message.payload().in(message.tenant()))));
    }
}
