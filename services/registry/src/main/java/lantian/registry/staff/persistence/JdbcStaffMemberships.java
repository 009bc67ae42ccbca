package lantian.registry.staff.persistence;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.platform.tenancy.Memberships;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.Tenancy;
import lantian.registry.staff.MembershipEvents;
import lantian.registry.staff.StaffMember;
import lantian.registry.staff.StaffMember.Belonging;
import lantian.registry.staff.StaffMemberships;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** They lie outside the tenants: pseudonyms and ids, no names. */
@Repository
class JdbcStaffMemberships implements StaffMemberships {

    private final JdbcClient sql;
    private final Memberships memberships;
    private final MembershipEvents events;

    JdbcStaffMemberships(JdbcClient sql, Memberships memberships, MembershipEvents events) {
        this.sql = sql;
        this.memberships = memberships;
        this.events = events;
    }

    @Override
    public void record(StaffMember member) {
        var school = Tenancy.tenant().value();
        var before = sql.sql("delete from membership where school = ? and staff = ? returning account")
                .params(school, member.id().value())
                .query(UUID.class)
                .list();
        sql.sql("""
                insert into membership (account, school, staff, roles, state)
                values (:account, :school, :staff, :roles, :state)
                """)
                .param("account", member.pseudonym())
                .param("school", school)
                .param("staff", member.id().value())
                .param("roles", member.roles().stream().map(Role::wire).sorted().toArray(String[]::new))
                .param("state", member.belonging().name())
                .update();
        before.stream()
                .filter(account -> !account.equals(member.pseudonym()))
                .forEach(account -> decide(account, Set.of(), false));
        decide(member.pseudonym(), member.roles(), member.belonging() == Belonging.ACTIVE);
    }

    private void decide(UUID account, Set<Role> roles, boolean active) {
        memberships
                .decide(account, Tenancy.tenant(), roles, Optional.empty(), active)
                .ifPresent(events::changed);
    }
}
