package lantian.registry.child.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.Vault;
import lantian.registry.access.Visible;
import lantian.registry.canonical.PersonName;
import lantian.registry.child.ChildList;
import lantian.registry.child.LeftBehind;
import lantian.registry.child.Sex;
import lantian.registry.child.Timeline;
import lantian.registry.child.Village;
import lantian.registry.child.persistence.Stored.Facts;
import lantian.registry.child.persistence.Stored.Private;
import lantian.registry.school.ClassName;
import lantian.registry.school.SchoolClass;
import lantian.registry.school.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Reads one school's rows in the order of an index and filters them; no school is large enough for more (ADR 0022). */
@Repository
class JdbcChildList implements ChildList {

    private final JdbcClient sql;
    private final Vault vault;
    private final JsonMapper json;

    JdbcChildList(JdbcClient sql, Vault vault, JsonMapper json) {
        this.sql = sql;
        this.vault = vault;
        this.json = json;
    }

    @Override
    public boolean knows(UUID child) {
        return sql.sql("select exists (select from child where tenant_id = ? and id = ?)")
                .params(Tenancy.tenant().value(), child)
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<Summary> find(Query query, Visible visible, LocalDate today, int limit) {
        var condition = new Condition(query, visible, today);
        var after = query.after();
        if (after != null) {
            condition.and(
                    "(c.pinyin, c.id) > (select last.pinyin, last.id from child last where last.tenant_id = ? and last.id = ?)",
                    Tenancy.tenant().value(),
                    after);
        }
        condition.params.add(limit);
        var rows = sql.sql("""
                select c.id, c.name, c.sex, c.birth_date, c.stage, c.class_id, k.grade, k.name as class_name,
                    c.boarding, c.enrolled_from, c.enrolled_to, c.archive @> ?::date as complete,
                    c.card @> ?::date as card_current, c.missing, c.guardian_name, c.guardian_relation, c.facts, c.sealed,
                    c.version
                from child c
                left join school_class k on k.tenant_id = c.tenant_id and k.id = c.class_id
                where %s
                order by c.pinyin, c.id
                limit ?
                """.formatted(condition.text))
                .params(today, today)
                .params(condition.params)
                .query((row, _) -> Map.entry(summary(row, today), row.getBytes("sealed")))
                .list();
        var keys = rows.isEmpty()
                ? Map.<UUID, Vault.SubjectKey>of()
                : vault.keys(rows.stream().map(row -> row.getKey().id()).toList());
        return rows.stream()
                .map(row -> row.getKey().in(village(keys.get(row.getKey().id()), row.getValue())))
                .toList();
    }

    private Optional<String> village(Vault.@Nullable SubjectKey key, byte[] sealed) {
        return key == null
                ? Optional.empty()
                : Village.of(json.readValue(key.open(sealed), Private.class).address());
    }

    @Override
    public long count(Query query, Visible visible, LocalDate today) {
        var condition = new Condition(query, visible, today);
        return sql.sql("select count(*) from child c where " + condition.text)
                .params(condition.params)
                .query(Long.class)
                .single();
    }

    private Summary summary(ResultSet row, LocalDate today) throws SQLException {
        var facts = json.readValue(row.getString("facts"), Facts.class);
        var enrolment = facts.enrolment(
                row.getObject("enrolled_from", LocalDate.class), row.getObject("enrolled_to", LocalDate.class));
        return new Summary(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Sex.valueOf(row.getString("sex")),
                row.getObject("birth_date", LocalDate.class),
                Stage.valueOf(row.getString("stage")),
                schoolClass(row),
                row.getBoolean("boarding"),
                LeftBehind.derive(facts.family(), enrolment).on(today),
                row.getBoolean("complete"),
                List.of((String[]) row.getArray("missing").getArray()),
                row.getBoolean("card_current"),
                new Timeline<>(facts.risk()).latest(),
                row.getString("guardian_name"),
                row.getString("guardian_relation"),
                Optional.empty(),
                row.getLong("version"));
    }

    private static @Nullable SchoolClass schoolClass(ResultSet row) throws SQLException {
        var id = row.getObject("class_id", UUID.class);
        return id == null
                ? null
                : new SchoolClass(id, new ClassName(row.getString("grade"), row.getString("class_name")));
    }

    /** The where clause, with its parameters in order. */
    private static final class Condition {

        private final StringBuilder text = new StringBuilder("c.tenant_id = ?");
        private final List<Object> params = new ArrayList<>();

        Condition(Query query, Visible visible, LocalDate today) {
            params.add(Tenancy.tenant().value());
            and("(c.enrolled_to is null or c.enrolled_to >= ?)", today);
            if (!visible.all()) {
                and(
                        "(c.class_id = any(?) or c.id = any(?))",
                        visible.classes().toArray(UUID[]::new),
                        visible.children().toArray(UUID[]::new));
            }
            if (query.schoolClass() != null) {
                and("c.class_id = ?", query.schoolClass());
            }
            if (query.text() != null) {
                var part = PersonName.key(query.text());
                and(
                        "(position(? in lower(translate(c.name, '· -''’', ''))) > 0 or position(? in c.search) > 0)",
                        part,
                        part);
            }
            if (query.leftBehind() != null) {
                and("(c.left_behind @> ?::date) = ?", today, query.leftBehind());
            }
            if (query.archiveComplete() != null) {
                and("(c.archive @> ?::date) = ?", today, query.archiveComplete());
            }
        }

        private void and(String condition, Object... more) {
            text.append(" and ").append(condition);
            params.addAll(List.of(more));
        }
    }
}
