package lantian.registry.staff;

import java.util.HashSet;
import java.util.List;
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
import lantian.registry.staff.CountyPeople.CountyPerson;

/** What is remembered of the bureau's people; each call is a transaction of its own. */
@UseCase
public class CountyRecords {

    private final CountyReadings readings;
    private final Memberships memberships;
    private final MembershipEvents events;
    private final Audit audit;

    CountyRecords(CountyReadings readings, Memberships memberships, MembershipEvents events, Audit audit) {
        this.readings = readings;
        this.memberships = memberships;
        this.events = events;
        this.audit = audit;
    }

    /** @return the number of the reading that begins now */
    long begin() {
        return readings.begin();
    }

    /** Brings the record to what was read, unless a newer reading was followed already. */
    void follow(long reading, List<CountyPerson> people) {
        if (!readings.follow(reading)) {
            return;
        }
        var still = new HashSet<UUID>();
        for (var person : people) {
            var account = Accounts.of(person.username());
            still.add(account);
            decide(account, person.roles(), person.area(), true);
        }
        memberships.in(Tenancy.tenant()).stream()
                .map(Membership::account)
                .filter(account -> !still.contains(account))
                .forEach(account -> decide(account, Set.of(), Optional.empty(), false));
    }

    private void decide(UUID account, Set<Role> roles, Optional<UUID> area, boolean active) {
        memberships.decide(account, Tenancy.tenant(), roles, area, active).ifPresent(changed -> {
            events.changed(changed);
            audit.entry(
                    "membership.followed",
                    "account",
                    account,
                    Map.of("roles", roles.stream().map(Role::wire).sorted().toList()));
        });
    }
}
