package lantian.registry.staff.persistence;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.Tenancy;
import lantian.registry.staff.Account;
import lantian.registry.staff.StaffId;
import lantian.registry.staff.StaffLists;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcStaffLists implements StaffLists {

    private static final String[] NOT_YET = {Account.Step.FAILED.name(), Account.Step.OFFERED.name()};

    private final JdbcClient sql;

    JdbcStaffLists(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Set<StaffId> lockAdministrators() {
        return sql
                .sql("""
                select id from staff
                where tenant_id = :tenant and active and :role = any(roles) and account_step <> all(:notYet)
                order by id for update
                """)
                .param("tenant", tenant())
                .param("role", Role.SCHOOL_ADMIN.wire())
                .param("notYet", NOT_YET)
                .query((row, _) -> new StaffId(row.getObject(1, UUID.class)))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<StaffId> after(String username, int limit) {
        return ids("""
                select id from staff where tenant_id = ? and username > ? order by username limit ?
                """, tenant(), username, limit);
    }

    @Override
    public List<StaffId> shownTo(UUID account) {
        return ids("""
                select id from staff where tenant_id = ? and appointed_by = ? and secret_id is not null
                """, tenant(), account);
    }

    private List<StaffId> ids(String query, Object... params) {
        return sql.sql(query)
                .params(params)
                .query((row, _) -> new StaffId(row.getObject(1, UUID.class)))
                .list();
    }

    private static UUID tenant() {
        return Tenancy.tenant().value();
    }
}
