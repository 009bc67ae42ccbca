package lantian.contactlog.peopleview.persistence;

import java.util.List;
import java.util.UUID;
import lantian.platform.tenancy.TenantId;
import lantian.platform.tenancy.Tenants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every school of the directory, suspended ones among them. */
@Repository
class JdbcTenants implements Tenants {

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
}
