package lantian.registry.school.persistence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lantian.registry.school.AreaId;
import lantian.registry.school.SchoolId;
import lantian.registry.school.SchoolLists;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcSchoolLists implements SchoolLists {

    private static final String WANTED = """
            (cast(:area as uuid) is null or area_id = :area)
            and (cast(:only as uuid) is null or id = :only)
            and (cast(:part as text) is null
                or position(lower(:part) in lower(name)) > 0 or position(lower(:part) in lower(code)) > 0)
            """;

    private final JdbcClient sql;

    JdbcSchoolLists(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<SchoolId> after(String code, Filter filter, int limit) {
        return sql.sql("select id from school where code > :code and " + WANTED + "order by code limit :limit")
                .params(wanted(filter))
                .param("code", code)
                .param("limit", limit)
                .query((row, _) -> new SchoolId(row.getObject("id", UUID.class)))
                .list();
    }

    @Override
    public long count(Filter filter) {
        return sql.sql("select count(*) from school where " + WANTED)
                .params(wanted(filter))
                .query(Long.class)
                .single();
    }

    @Override
    public List<SchoolId> of(AreaId area) {
        return sql.sql("select id from school where area_id = :area order by code")
                .param("area", area.value())
                .query((row, _) -> new SchoolId(row.getObject("id", UUID.class)))
                .list();
    }

    private static Map<String, @Nullable Object> wanted(Filter filter) {
        var wanted = new HashMap<String, @Nullable Object>();
        wanted.put("area", filter.area() == null ? null : filter.area().value());
        wanted.put("only", filter.only() == null ? null : filter.only().value());
        wanted.put("part", filter.part());
        return wanted;
    }
}
