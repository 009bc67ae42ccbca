package lantian.registry.school.persistence;

import java.util.List;
import java.util.UUID;
import lantian.platform.tenancy.TenantId;
import lantian.platform.tenancy.TenantStanding;
import lantian.platform.tenancy.Tenants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every school of the directory, suspended ones among them. */
@Repository
class JdbcTenants implements Tenants, TenantStanding {

    private final JdbcClient sql;

    JdbcTenants(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<TenantId> all() {
        return sql.sql("select id from school order by id")
                .query((row, _) -> new TenantId(row.getObject("id", UUID.class)))
                .list();
    }

    @Override
    public boolean suspended(TenantId tenant) {
        return sql.sql("select exists (select from school where id = :id and state = 'SUSPENDED')")
                .param("id", tenant.value())
                .query(Boolean.class)
                .single();
    }
}
