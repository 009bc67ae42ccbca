package lantian.registry.child.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.Vault;
import lantian.registry.child.Child;
import lantian.registry.child.Children;
import lantian.registry.child.Enrolled;
import lantian.registry.child.Fact;
import lantian.registry.child.Profile;
import lantian.registry.child.Recognition;
import lantian.registry.child.Sex;
import lantian.registry.child.Timeline;
import lantian.registry.child.persistence.Stored.Facts;
import lantian.registry.child.persistence.Stored.Private;
import lantian.registry.school.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Children as rows. Import and edit write with the same statements, many rows at a time. */
@Repository
class JdbcChildren implements Children {

    private static final String COLUMNS = """
            id, version, student_no, name, sex, birth_date, stage, class_id, boarding, enrolled_from, enrolled_to,
            facts, sealed
            """;

    private static final String INSERT = """
            insert into child (version, student_no, name, pinyin, search, sex, birth_date, stage, class_id, boarding,
                enrolled_from, enrolled_to, guardian_name, guardian_relation, missing, left_behind, archive, card,
                facts, sealed, updated_at, tenant_id, id)
            values (:version, :student_no, :name, :pinyin, :search, :sex, :birth_date, :stage, :class_id, :boarding,
                :enrolled_from, :enrolled_to, :guardian_name, :guardian_relation, :missing,
                cast(:left_behind as datemultirange), cast(:archive as datemultirange), cast(:card as datemultirange),
                cast(:facts as jsonb), :sealed, :updated_at, :tenant, :id)
            """;

    private static final String UPDATE = """
            update child set version = :version, student_no = :student_no, name = :name, pinyin = :pinyin,
                search = :search, sex = :sex, birth_date = :birth_date, stage = :stage, class_id = :class_id,
                boarding = :boarding, enrolled_from = :enrolled_from, enrolled_to = :enrolled_to,
                guardian_name = :guardian_name, guardian_relation = :guardian_relation, missing = :missing,
                left_behind = cast(:left_behind as datemultirange), archive = cast(:archive as datemultirange),
                card = cast(:card as datemultirange), facts = cast(:facts as jsonb), sealed = :sealed,
                updated_at = :updated_at
            where tenant_id = :tenant and id = :id
            """;

    private static final List<String> FORGET = List.of(
            "delete from child_release where tenant_id = ? and child_id = ?",
            "delete from roster_import_missing where tenant_id = ? and child_id = ?",
            "delete from child where tenant_id = ? and id = ?");

    private final JdbcClient sql;
    private final NamedParameterJdbcTemplate batches;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;
    private final Pinyin pinyin = new Pinyin();

    JdbcChildren(JdbcClient sql, NamedParameterJdbcTemplate batches, Vault vault, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.batches = batches;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Optional<Child> find(UUID id) {
        return Optional.ofNullable(load(List.of(id), "").get(id));
    }

    @Override
    public Optional<Child> findForUpdate(UUID id) {
        return Optional.ofNullable(load(List.of(id), "for update").get(id));
    }

    @Override
    public Map<UUID, Child> findAllForUpdate(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : load(ids, "for update");
    }

    @Override
    public List<Child> after(@Nullable UUID last, int atMost) {
        var ids = sql.sql("""
                select id from child where tenant_id = ? and (?::uuid is null or id > ?::uuid) order by id limit ?
                """)
                .params(Arrays.asList(tenant(), last, last, atMost))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
        var found = load(ids, "for update");
        return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
    }

    @Override
    public List<Recognition> recognise(Collection<Recognition.Key> keys) {
        return sql.sql("""
                select c.id, c.name, c.birth_date, c.sex, c.student_no, c.enrolled_to
                from child c
                where c.tenant_id = :tenant and c.birth_date = any(cast(:born as date[]))
                union
                select c.id, c.name, c.birth_date, c.sex, c.student_no, c.enrolled_to
                from child c
                where c.tenant_id = :tenant and c.student_no = any(:numbers) and c.enrolled_to is null
                """)
                .param("tenant", tenant())
                .param(
                        "born",
                        keys.stream()
                                .map(Recognition.Key::birthDate)
                                .map(String::valueOf)
                                .distinct()
                                .toArray(String[]::new))
                .param(
                        "numbers",
                        keys.stream().flatMap(key -> key.number().stream()).toArray(String[]::new))
                .query((row, _) ->
                        new Recognition(row.getObject(1, UUID.class), key(row), row.getObject(6, LocalDate.class)))
                .list();
    }

    @Override
    public void add(Collection<Child> children) {
        write(INSERT, children);
    }

    @Override
    public void replace(Collection<Child> children) {
        write(UPDATE, children);
    }

    @Override
    public void remove(UUID id) {
        for (var statement : FORGET) {
            sql.sql(statement).params(tenant(), id).update();
        }
    }

    @Override
    public List<Enrolled> enrolledOn(LocalDate day) {
        return sql.sql("""
                select c.id, c.name, c.birth_date, c.sex, c.student_no, c.class_id
                from child c
                where c.tenant_id = ? and c.enrolled_from <= ? and c.enrolled_to is null and c.class_id is not null
                """)
                .params(tenant(), day)
                .query((row, _) -> new Enrolled(row.getObject(1, UUID.class), key(row), row.getObject(6, UUID.class)))
                .list();
    }

    /** Columns 2 to 5 of what a child is recognised by. */
    private static Recognition.Key key(ResultSet row) throws SQLException {
        return new Recognition.Key(
                row.getString(2), row.getObject(3, LocalDate.class), Sex.valueOf(row.getString(4)), row.getString(5));
    }

    @Override
    public Optional<Instant> firstRecorded() {
        return sql.sql("select min((facts ->> 'enrolledRecordedAt')::timestamptz) from child where tenant_id = ?")
                .params(tenant())
                .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    private void write(String statement, Collection<Child> children) {
        if (children.isEmpty()) {
            return;
        }
        var keys = vault.keys(children.stream().map(Child::id).toList());
        var now = OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
        var rows = new ArrayList<SqlParameterSource>(children.size());
        for (var child : children) {
            var key = java.util.Objects.requireNonNull(keys.get(child.id()));
            rows.add(row(child)
                    .addValue("sealed", key.seal(json.writeValueAsString(Private.of(child.profile()))))
                    .addValue("updated_at", now));
        }
        batches.batchUpdate(statement, rows.toArray(SqlParameterSource[]::new));
    }

    private MapSqlParameterSource row(Child child) {
        var identity = child.profile().identity();
        var schooling = child.profile().schooling();
        var guardian = child.profile().home().guardian();
        return new MapSqlParameterSource()
                .addValue("tenant", tenant())
                .addValue("id", child.id())
                .addValue("version", child.version())
                .addValue("student_no", identity.studentNo())
                .addValue("name", identity.name())
                .addValue("pinyin", pinyin.sort(identity.name()))
                .addValue("search", pinyin.search(identity.name()))
                .addValue("sex", identity.sex().name())
                .addValue("birth_date", identity.birthDate())
                .addValue("stage", schooling.stage().name())
                .addValue("class_id", schooling.schoolClass())
                .addValue("boarding", schooling.boarding())
                .addValue("enrolled_from", child.enrolment().from())
                .addValue("enrolled_to", child.enrolment().to())
                .addValue("guardian_name", guardian.name())
                .addValue("guardian_relation", guardian.relation())
                .addValue("missing", child.missing().toArray(String[]::new))
                .addValue("left_behind", ranges(child.leftBehind().facts()))
                .addValue("archive", ranges(child.archive().complete()))
                .addValue("card", ranges(child.card().facts()))
                .addValue("facts", json.writeValueAsString(Facts.of(child)));
    }

    /** PostgreSQL's notation: {@code {[2026-02-16,2026-03-31],[2026-09-01,)}}. */
    private static String ranges(List<? extends Fact<?>> facts) {
        return facts.stream()
                .map(fact -> "[" + fact.from() + "," + (fact.to() == null ? ")" : fact.to() + "]"))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private Map<UUID, Child> load(Collection<UUID> ids, String locking) {
        var rows = sql.sql(
                        "select " + COLUMNS + " from child where tenant_id = ? and id = any(?) order by id " + locking)
                .params(tenant(), ids.toArray(UUID[]::new))
                .query((row, _) -> new Row(row))
                .list();
        var keys = rows.isEmpty()
                ? Map.<UUID, Vault.SubjectKey>of()
                : vault.keys(rows.stream().map(row -> row.id).toList());
        var found = new HashMap<UUID, Child>();
        for (var row : rows) {
            var key = java.util.Objects.requireNonNull(keys.get(row.id));
            found.put(row.id, row.child(json.readValue(key.open(row.sealed), Private.class), json));
        }
        return found;
    }

    private static UUID tenant() {
        return Tenancy.tenant().value();
    }

    /** What the columns hold before the seal is opened. */
    private static final class Row {

        private final UUID id;
        private final long version;
        private final @Nullable String studentNo;
        private final String name;
        private final Sex sex;
        private final LocalDate birthDate;
        private final Stage stage;
        private final @Nullable UUID schoolClass;
        private final boolean boarding;
        private final LocalDate from;
        private final @Nullable LocalDate to;
        private final String facts;
        private final byte[] sealed;

        Row(ResultSet row) throws SQLException {
            id = row.getObject("id", UUID.class);
            version = row.getLong("version");
            studentNo = row.getString("student_no");
            name = row.getString("name");
            sex = Sex.valueOf(row.getString("sex"));
            birthDate = row.getObject("birth_date", LocalDate.class);
            stage = Stage.valueOf(row.getString("stage"));
            schoolClass = row.getObject("class_id", UUID.class);
            boarding = row.getBoolean("boarding");
            from = row.getObject("enrolled_from", LocalDate.class);
            to = row.getObject("enrolled_to", LocalDate.class);
            facts = row.getString("facts");
            sealed = row.getBytes("sealed");
        }

        Child child(Private secrets, JsonMapper json) {
            var dated = json.readValue(facts, Facts.class);
            var family = dated.family();
            var risk = new Timeline<>(dated.risk());
            var profile = new Profile(
                    new Profile.Identity(name, sex, birthDate, studentNo),
                    new Profile.Schooling(stage, schoolClass, boarding),
                    secrets.home(family),
                    secrets.remarks(risk.latest()));
            return new Child(
                    id,
                    version,
                    profile,
                    dated.enrolment(from, to),
                    family,
                    new Timeline<>(dated.classes()),
                    risk,
                    dated.archive(),
                    new Timeline<>(dated.card()));
        }
    }
}
