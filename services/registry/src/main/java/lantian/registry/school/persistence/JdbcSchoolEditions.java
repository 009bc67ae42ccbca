package lantian.registry.school.persistence;

import lantian.registry.school.SchoolEditions;
import lantian.registry.school.SchoolId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcSchoolEditions implements SchoolEditions {

    private final JdbcClient sql;

    JdbcSchoolEditions(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public long next(SchoolId school) {
        return sql.sql("update school set facts = facts + 1 where id = :id returning facts")
                .param("id", school.value())
                .query(Long.class)
                .single();
    }
}
