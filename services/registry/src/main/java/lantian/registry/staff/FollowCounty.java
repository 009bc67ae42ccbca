package lantian.registry.staff;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.platform.tenancy.Accounts;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.Membership;
import lantian.platform.tenancy.Memberships;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.UseCase;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings the record of the bureau's people to what the identity provider says of them; acts for the bureau. One instance does
 * so at a time, from the question to the record, so that an older answer never comes after a newer one.
 */
@UseCase
public class FollowCounty {

    private final CountyPeople people;
    private final Memberships memberships;
    private final MembershipAnnouncements announcements;
    private final Audit audit;
    private final JdbcClient sql;

    FollowCounty(
            CountyPeople people,
            Memberships memberships,
            MembershipAnnouncements announcements,
            Audit audit,
            JdbcClient sql) {
        this.people = people;
        this.memberships = memberships;
        this.announcements = announcements;
        this.audit = audit;
        this.sql = sql;
    }

    /** @throws Identities.Away if the identity provider does not answer; then the record stays as it is */
    public void follow() {
        if (!alone()) {
            return;
        }
        var county = Tenancy.tenant();
        var still = new HashSet<UUID>();
        for (var person : people.all()) {
            var account = Accounts.of(person.username());
            still.add(account);
            decide(account, person.roles(), person.area(), true);
        }
        memberships.in(county).stream()
                .map(Membership::account)
                .filter(account -> !still.contains(account))
                .forEach(account -> decide(account, Set.of(), Optional.empty(), false));
    }

    private boolean alone() {
        return sql.sql("select pg_try_advisory_xact_lock(hashtext('the bureau''s people'))")
                .query(Boolean.class)
                .single();
    }

    private void decide(UUID account, Set<Role> roles, Optional<UUID> area, boolean active) {
        memberships.decide(account, Tenancy.tenant(), roles, area, active).ifPresent(changed -> {
            announcements.changed(changed);
            audit.entry(
                    "membership.followed",
                    "account",
                    account,
                    Map.of("roles", roles.stream().map(Role::wire).sorted().toList()));
        });
    }
}
