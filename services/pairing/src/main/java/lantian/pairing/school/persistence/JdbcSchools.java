package lantian.pairing.school.persistence;

import lantian.pairing.school.School;
import lantian.pairing.school.Schools;
import lantian.platform.tenancy.TenantId;
import lantian.platform.tenancy.TenantStanding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The directory, and the answer to whether a token's school may act. */
@Repository
class JdbcSchools implements Schools, TenantStanding {

    private final JdbcClient sql;

    JdbcSchools(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void learn(School school) {
        sql.sql("""
                insert into school (id, state, version) values (?, ?, ?)
                on conflict (id) do update set state = excluded.state, version = excluded.version
                where school.version < excluded.version
                """)
                .params(school.id().value(), school.suspended() ? "SUSPENDED" : "OPEN", school.version())
                .update();
    }

    @Override
    public boolean suspended(TenantId tenant) {
        return sql.sql("select 1 from school where id = ? and state = 'SUSPENDED'")
                .param(tenant.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
