package lantian.registry.child.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.Vault;
import lantian.registry.access.Field;
import lantian.registry.access.Seen;
import lantian.registry.access.Visible;
import lantian.registry.canonical.PersonName;
import lantian.registry.child.ChildList;
import lantian.registry.child.LeftBehind;
import lantian.registry.child.Sex;
import lantian.registry.child.Timeline;
import lantian.registry.child.Village;
import lantian.registry.child.persistence.Stored.Facts;
import lantian.registry.child.persistence.Stored.Private;
import lantian.registry.school.ClassId;
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
    private final Pinyin pinyin = new Pinyin();

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
        var condition = condition(query, visible, today);
        var nameless = visible.paired(seen -> !seen.wholeName()).toArray(UUID[]::new);
        condition.with("nameless", nameless).with("limit", limit);
        if (query.after() != null) {
            condition.and(
                    "(%s, c.id) > (select %s, last.id from child last where last.tenant_id = :tenant and last.id = :after)"
                            .formatted(order("c", nameless), order("last", nameless)),
                    "after",
                    query.after());
        }
        var rows = sql.sql("""
                select c.id, c.name, c.sex, c.birth_date, c.stage, c.class_id, k.grade, k.name as class_name,
                    c.boarding, c.enrolled_from, c.enrolled_to, c.archive @> cast(:today as date) as complete,
                    c.card @> cast(:today as date) as card_current, c.missing, c.guardian_name, c.guardian_relation,
                    c.facts, c.sealed, c.version
                from child c
                left join school_class k on k.tenant_id = c.tenant_id and k.id = c.class_id
                where %s
                order by %s, c.id
                limit :limit
                """.formatted(condition.text, order("c", nameless)))
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

    /** The place in the list tells nothing of a name that is not seen. */
    private static String order(String child, UUID[] nameless) {
        return nameless.length == 0
                ? child + ".pinyin"
                : "case when %1$s.id = any(:nameless) then '' else %1$s.pinyin end".formatted(child);
    }

    private Condition condition(Query query, Visible visible, LocalDate today) {
        var text = query.text();
        return new Condition(query, visible, text == null ? Set.of() : calledBy(text, visible), today);
    }

    /** Those of whom only the given name is seen, and whose given name it is. */
    private Set<UUID> calledBy(String text, Visible visible) {
        var givenOnly = visible.paired(Seen::givenNameOnly);
        if (givenOnly.isEmpty()) {
            return Set.of();
        }
        var part = PersonName.key(text);
        return sql
                .sql("select id, name from child where tenant_id = ? and id = any(?)")
                .params(Tenancy.tenant().value(), givenOnly.toArray(UUID[]::new))
                .query((row, _) -> Map.entry(row.getObject(1, UUID.class), PersonName.given(row.getString(2))))
                .list()
                .stream()
                .filter(each -> PersonName.key(each.getValue()).contains(part)
                        || pinyin.search(each.getValue()).contains(part))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<String> village(Vault.@Nullable SubjectKey key, byte[] sealed) {
        return key == null
                ? Optional.empty()
                : Village.of(json.readValue(key.open(sealed), Private.class).address());
    }

    @Override
    public long count(Query query, Visible visible, LocalDate today) {
        var condition = condition(query, visible, today);
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
                : new SchoolClass(new ClassId(id), new ClassName(row.getString("grade"), row.getString("class_name")));
    }

    /** However its dots, spaces and strokes are typed, or in Latin letters. */
    private static final String NAMED =
            "(position(:part in lower(translate(c.name, '· -''’', ''))) > 0 or position(:part in c.search) > 0)";

    /** The where clause with its parameters. */
    private static final class Condition {

        private final StringBuilder text =
                new StringBuilder("c.tenant_id = :tenant and (c.enrolled_to is null or c.enrolled_to >= :today)");
        private final Map<String, Object> params = new HashMap<>();

        Condition(Query query, Visible visible, Set<UUID> called, LocalDate today) {
            with("tenant", Tenancy.tenant().value()).with("today", today);
            with("classes", visible.classes().toArray(UUID[]::new));
            if (!visible.all()) {
                and(
                        "(c.class_id = any(:classes) or c.id = any(:shown))",
                        "shown",
                        visible.paired(seen -> asked(query).stream().allMatch(seen::shows))
                                .toArray(UUID[]::new));
            }
            if (query.schoolClass() != null) {
                and("c.class_id = :class", "class", query.schoolClass());
            }
            if (query.text() != null) {
                named(visible, called, PersonName.key(query.text()));
            }
            if (query.leftBehind() != null) {
                and("(c.left_behind @> cast(:today as date)) = :leftBehind", "leftBehind", query.leftBehind());
            }
            if (query.archiveComplete() != null) {
                and("(c.archive @> cast(:today as date)) = :complete", "complete", query.archiveComplete());
            }
            if (query.cardCurrent() != null) {
                and("(c.card @> cast(:today as date)) = :cardCurrent", "cardCurrent", query.cardCurrent());
            }
            if (query.paired() != null) {
                and("""
                        exists (
                            select from pair p
                            where p.tenant_id = c.tenant_id and p.child_id = c.id
                              and coalesce(p.kind, 'STAFF') in ('STAFF', 'AGENT_PARENT')
                              and p.first_day <= :today and coalesce(p.last_day, 'infinity') >= :today) = :paired
                        """, "paired", query.paired());
            }
        }

        /** What is asked by must be seen, lest the answer tell it. */
        private static Set<Field> asked(Query query) {
            var asked = EnumSet.noneOf(Field.class);
            if (query.schoolClass() != null) {
                asked.add(Field.CLASS);
            }
            if (query.text() != null) {
                asked.add(Field.NAME);
            }
            if (query.leftBehind() != null) {
                asked.add(Field.LEFT_BEHIND);
            }
            if (query.archiveComplete() != null) {
                asked.add(Field.ARCHIVE_COMPLETE);
            }
            return asked;
        }

        /** By the whole name only where it is seen, for all others by the given one. */
        private void named(Visible visible, Set<UUID> called, String part) {
            if (visible.all()) {
                and(NAMED, "part", part);
                return;
            }
            with("whole", visible.paired(Seen::wholeName).toArray(UUID[]::new));
            with("called", called.toArray(UUID[]::new));
            and(
                    "((c.class_id = any(:classes) or c.id = any(:whole)) and " + NAMED + " or c.id = any(:called))",
                    "part",
                    part);
        }

        private void and(String condition, String parameter, Object value) {
            text.append(" and ").append(condition);
            with(parameter, value);
        }

        private Condition with(String parameter, Object value) {
            params.put(parameter, value);
            return this;
        }
    }
}
