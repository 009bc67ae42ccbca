package lantian.registry.rosterimport.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lantian.platform.tenancy.Tenancy;
import lantian.registry.child.Enrolled;
import lantian.registry.child.Sex;
import lantian.registry.rosterimport.ImportId;
import lantian.registry.rosterimport.MissingChildren;
import lantian.registry.rosterimport.NotInFile;
import lantian.registry.school.ClassId;
import lantian.registry.school.ClassName;
import lantian.registry.school.SchoolClass;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcMissingChildren implements MissingChildren {

    /** Still enrolled, and in the class of which the file spoke. */
    private static final String OPEN = """
            from roster_import_missing m
            join child c on c.tenant_id = m.tenant_id and c.id = m.child_id and c.class_id = m.class_id
            join school_class k on k.tenant_id = c.tenant_id and k.id = c.class_id
            where m.tenant_id = :tenant and m.import_id = :roster and c.enrolled_to is null
            """;

    private final JdbcClient sql;

    JdbcMissingChildren(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void replace(ImportId roster, NotInFile found) {
        for (var table : List.of("roster_import_missing", "roster_import_class_left_out")) {
            sql.sql("delete from " + table + " where tenant_id = :tenant and import_id = :roster")
                    .params(of(roster))
                    .update();
        }
        var children = found.children();
        sql.sql("""
                insert into roster_import_missing (tenant_id, import_id, child_id, class_id)
                select :tenant, :roster, child, class from unnest(:children, :classes) as missing (child, class)
                """)
                .params(of(roster))
                .param("children", children.stream().map(Enrolled::child).toArray(UUID[]::new))
                .param("classes", children.stream().map(Enrolled::schoolClass).toArray(UUID[]::new))
                .update();
        sql.sql("""
                insert into roster_import_class_left_out (tenant_id, import_id, class_id)
                select :tenant, :roster, class from unnest(:classes) as left_out (class)
                """)
                .params(of(roster))
                .param("classes", found.classes().toArray(UUID[]::new))
                .update();
    }

    @Override
    public List<Child> children(ImportId roster, @Nullable UUID after, int limit) {
        return sql.sql("""
                select c.id, c.name, c.sex, c.birth_date, c.enrolled_from, c.class_id, k.grade, k.name as class_name
                %s and (:after::uuid is null or (c.pinyin, c.id) >
                    (select last.pinyin, last.id from child last where last.tenant_id = :tenant and last.id = :after::uuid))
                order by c.pinyin, c.id
                limit :limit
                """.formatted(OPEN))
                .params(of(roster))
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new Child(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        Sex.valueOf(row.getString("sex")),
                        row.getObject("birth_date", LocalDate.class),
                        schoolClass(row),
                        row.getObject("enrolled_from", LocalDate.class)))
                .list();
    }

    @Override
    public long count(ImportId roster) {
        return sql.sql("select count(*) " + OPEN)
                .params(of(roster))
                .query(Long.class)
                .single();
    }

    @Override
    public List<ClassLeftOut> classes(ImportId roster) {
        return sql
                .sql("""
                select c.class_id, k.grade, k.name as class_name, count(*) as children
                from roster_import_class_left_out o
                join school_class k on k.tenant_id = o.tenant_id and k.id = o.class_id
                join child c on c.tenant_id = o.tenant_id and c.class_id = o.class_id and c.enrolled_to is null
                where o.tenant_id = :tenant and o.import_id = :roster
                group by c.class_id, k.grade, k.name
                """)
                .params(of(roster))
                .query((row, _) -> new ClassLeftOut(schoolClass(row), row.getInt("children")))
                .list()
                .stream()
                .sorted(Comparator.comparing(each -> each.schoolClass().name(), ClassName.YOUNGEST_FIRST))
                .toList();
    }

    private static SchoolClass schoolClass(ResultSet row) throws SQLException {
        return new SchoolClass(
                new ClassId(row.getObject("class_id", UUID.class)),
                new ClassName(row.getString("grade"), row.getString("class_name")));
    }

    private static Map<String, Object> of(ImportId roster) {
        return Map.of("tenant", Tenancy.tenant().value(), "roster", roster.value());
    }
}
