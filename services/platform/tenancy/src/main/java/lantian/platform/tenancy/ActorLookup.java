package lantian.platform.tenancy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import lantian.platform.tenancy.Refused.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/** Who acts: a verified token says who it is, the service's own record for which school and with which roles. */
final class ActorLookup {

    private static final TenantId NOBODY = new TenantId(new UUID(0, 0));

    private static final Duration A_MOMENT = Duration.ofMillis(100);
    private static final int LONGEST_WAIT = 20;

    private final TenantId county;
    private final Memberships memberships;

    ActorLookup(TenantId county, Memberships memberships) {
        this.county = county;
        this.memberships = memberships;
    }

    /** @param chosen the school that the request names; needed by who belongs to several */
    Actor find(Jwt token, @Nullable String chosen) {
        var username = username(token);
        var account = Accounts.of(username);
        var mine = mine(account, chosen == null ? null : tenant(chosen));
        if (mine.size() > 1) {
            throw new Refused(Reason.SCHOOL_NOT_CHOSEN);
        }
        if (mine.isEmpty()) {
            throw new Refused(Reason.NOT_YOUR_SCHOOL);
        }
        var membership = mine.getFirst();
        return new Actor(account, username, membership.tenant(), roles(membership), membership.area());
    }

    /** Who was just taken on may be faster than the news of it; for who is known already nobody waits. */
    private List<Membership> mine(UUID account, @Nullable TenantId chosen) {
        var mine = memberships.of(account, chosen);
        for (int waited = 0; mine.isEmpty() && waited < LONGEST_WAIT && !memberships.knows(account); waited++) {
            LockSupport.parkNanos(A_MOMENT.toNanos());
            mine = memberships.of(account, chosen);
        }
        return mine;
    }

    /** Somebody as such: no school's row is seen, and there is no role. */
    Actor ofNoSchool(Jwt token) {
        var username = username(token);
        return new Actor(Accounts.of(username), username, NOBODY, Set.of(), Optional.empty());
    }

    private static String username(Jwt token) {
        String named = token.getClaimAsString("preferred_username");
        return named == null ? Objects.requireNonNull(token.getSubject(), "a token without a subject") : named;
    }

    private static TenantId tenant(String chosen) {
        try {
            return TenantId.of(chosen);
        } catch (IllegalArgumentException noId) {
            throw new Refused(Reason.NOT_YOUR_SCHOOL);
        }
    }

    /** Whatever is on record, county roles count for the bureau alone and a school's roles for schools. */
    private Set<Role> roles(Membership membership) {
        var ofCounty = membership.tenant().equals(county);
        return membership.roles().stream()
                .filter(role -> role.ofCounty() == ofCounty)
                .collect(Collectors.toUnmodifiableSet());
    }
}
