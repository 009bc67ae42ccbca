package lantian.registry.school.persistence;

import java.util.List;
import java.util.UUID;
import lantian.registry.school.AreaId;
import lantian.registry.school.AreaLists;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAreaLists implements AreaLists {

    private final JdbcClient sql;

    JdbcAreaLists(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<AreaId> after(String code, @Nullable String part, int limit) {
        return sql.sql("""
                select id from area
                where code > :code
                  and (cast(:part as text) is null
                    or position(lower(:part) in lower(name)) > 0 or position(lower(:part) in lower(code)) > 0)
                order by code limit :limit
                """)
                .param("code", code)
                .param("part", part)
                .param("limit", limit)
                .query((row, _) -> new AreaId(row.getObject("id", UUID.class)))
                .list();
    }
}
