package lantian.registry.staff.persistence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.RolesOnRecord;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import lantian.registry.staff.AccountClaims;
import lantian.registry.staff.Memberships;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Claims and memberships lie outside the tenants: pseudonyms and ids, no names. */
@Repository
class JdbcAccounts implements AccountClaims, Memberships, RolesOnRecord {

    private final JdbcClient sql;

    JdbcAccounts(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Claim> take(UUID account, UUID staff) {
        var school = Tenancy.tenant().value();
        sql.sql("""
                insert into account_claim (account, mark, school, staff) values (?, gen_random_uuid(), ?, ?)
                on conflict (account) do nothing
                """).params(account, school, staff).update();
        return find(account, staff);
    }

    @Override
    public Optional<Claim> find(UUID account, UUID staff) {
        return sql.sql("""
                select mark, established, marked from account_claim where account = ? and school = ? and staff = ?
                """)
                .params(account, Tenancy.tenant().value(), staff)
                .query((row, _) -> new Claim(row.getObject(1, UUID.class), row.getBoolean(2), row.getBoolean(3)))
                .optional();
    }

    @Override
    public Optional<UUID> oldest(Set<UUID> staff) {
        return sql.sql("""
                select staff from account_claim where school = ? and staff = any(?) and established order by at limit 1
                """)
                .params(Tenancy.tenant().value(), staff.toArray(UUID[]::new))
                .query(UUID.class)
                .optional();
    }

    @Override
    public void marked(UUID mark) {
        sql.sql("update account_claim set marked = true where mark = ?")
                .param(mark)
                .update();
    }

    @Override
    public void establish(UUID account, UUID staff) {
        sql.sql("update account_claim set established = true where account = ? and school = ? and staff = ?")
                .params(account, Tenancy.tenant().value(), staff)
                .update();
    }

    @Override
    public void release(UUID staff) {
        sql.sql("delete from account_claim where school = ? and staff = ? and not established")
                .params(Tenancy.tenant().value(), staff)
                .update();
    }

    @Override
    public List<Membership> of(UUID account) {
        return sql.sql("""
                select m.school, s.name, m.staff, m.roles, m.state from membership m join school s on s.id = m.school
                where m.account = ? and m.state in ('OFFERED', 'ACTIVE') order by s.code
                """)
                .param(account)
                .query((row, _) -> new Membership(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        roles(row.getArray(4).getArray()),
                        State.valueOf(row.getString(5))))
                .list();
    }

    @Override
    public Optional<Set<Role>> of(UUID account, TenantId school) {
        return sql.sql("select state, roles from membership where account = ? and school = ?")
                .params(account, school.value())
                .query((row, _) -> row.getString(1).equals(State.ACTIVE.name())
                        ? roles(row.getArray(2).getArray())
                        : Set.<Role>of())
                .optional();
    }

    private static Set<Role> roles(Object names) {
        return Arrays.stream((String[]) names)
                .flatMap(name -> Role.fromWire(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
