package lantian.registry.staff.persistence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lantian.platform.tenancy.County;
import lantian.platform.tenancy.Memberships;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.Tenancy;
import lantian.registry.staff.AccountClaims;
import lantian.registry.staff.OwnMemberships;
import lantian.registry.staff.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Claims and memberships lie outside the tenants: pseudonyms and ids, no names. */
@Repository
class JdbcAccounts implements AccountClaims, OwnMemberships {

    /** Not a name but a word that readers put into their language. */
    private static final String BUREAU = "bureau";

    private final JdbcClient sql;
    private final Memberships memberships;
    private final County county;

    JdbcAccounts(JdbcClient sql, Memberships memberships, County county) {
        this.sql = sql;
        this.memberships = memberships;
        this.county = county;
    }

    @Override
    public Optional<Claim> take(UUID account, StaffId staff, boolean bureau) {
        var school = Tenancy.tenant().value();
        sql.sql("""
                insert into account_claim (account, mark, school, staff, bureau) values (?, gen_random_uuid(), ?, ?, ?)
                on conflict (account) do nothing
                """).params(account, school, staff.value(), bureau).update();
        return find(account, staff);
    }

    @Override
    public boolean madeForTheBureau(UUID account) {
        return sql.sql("select exists (select from account_claim where account = ? and bureau and established)")
                .param(account)
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean handOver(UUID account, StaffId staff) {
        return sql.sql("update account_claim set school = ?, staff = ? where account = ? and established")
                        .params(Tenancy.tenant().value(), staff.value(), account)
                        .update()
                == 1;
    }

    @Override
    public Optional<Claim> find(UUID account, StaffId staff) {
        return sql.sql("""
                select mark, established, marked from account_claim where account = ? and school = ? and staff = ?
                """)
                .params(account, Tenancy.tenant().value(), staff.value())
                .query((row, _) -> new Claim(
                        row.getObject("mark", UUID.class), row.getBoolean("established"), row.getBoolean("marked")))
                .optional();
    }

    @Override
    public Optional<StaffId> oldest(Set<StaffId> staff) {
        return sql.sql("""
                select staff from account_claim where school = ? and staff = any(?) and established order by at limit 1
                """)
                .params(
                        Tenancy.tenant().value(),
                        staff.stream().map(StaffId::value).toArray(UUID[]::new))
                .query((row, _) -> new StaffId(row.getObject(1, UUID.class)))
                .optional();
    }

    @Override
    public void marked(UUID mark) {
        sql.sql("update account_claim set marked = true where mark = ?")
                .param(mark)
                .update();
    }

    @Override
    public void establish(UUID account, StaffId staff) {
        sql.sql("update account_claim set established = true where account = ? and school = ? and staff = ?")
                .params(account, Tenancy.tenant().value(), staff.value())
                .update();
    }

    @Override
    public void release(StaffId staff) {
        sql.sql("delete from account_claim where school = ? and staff = ? and not established")
                .params(Tenancy.tenant().value(), staff.value())
                .update();
    }

    @Override
    public List<OwnMembership> of(UUID account) {
        var schools = sql.sql("""
                select m.school, s.name, m.roles, m.state from membership m join school s on s.id = m.school
                where m.account = ? and m.state in ('OFFERED', 'ACTIVE') order by s.code
                """)
                .param(account)
                .query((row, _) -> new OwnMembership(
                        row.getObject("school", UUID.class),
                        row.getString("name"),
                        Arrays.stream((String[]) row.getArray("roles").getArray())
                                .flatMap(name -> Role.fromWire(name).stream())
                                .collect(Collectors.toUnmodifiableSet()),
                        State.valueOf(row.getString("state")),
                        false,
                        Optional.empty()))
                .list();
        return Stream.concat(bureau(account).stream(), schools.stream()).toList();
    }

    private Optional<OwnMembership> bureau(UUID account) {
        return memberships
                .find(account, county.id())
                .map(it -> new OwnMembership(county.id().value(), BUREAU, it.roles(), State.ACTIVE, true, it.area()));
    }
}
