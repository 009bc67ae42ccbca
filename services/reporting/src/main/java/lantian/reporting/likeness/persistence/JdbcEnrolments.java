package lantian.reporting.likeness.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import lantian.platform.tenancy.County;
import lantian.platform.tenancy.Tenancy;
import lantian.reporting.likeness.ChildKey;
import lantian.reporting.likeness.Enrolment;
import lantian.reporting.likeness.Enrolments;
import lantian.reporting.projection.Elsewhere;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcEnrolments implements Enrolments {

    private static final String LOCK = "enrolments ";

    /** The rows of these children. */
    private static final String OF = """
            tenant_id = ? and (school_id, child_id) in (select * from unnest(?::uuid[], ?::uuid[]))
            """;

    private final JdbcTemplate sql;
    private final County county;
    private final JsonMapper json = JsonMapper.builder().build();

    JdbcEnrolments(JdbcTemplate sql, County county) {
        this.sql = sql;
        this.county = county;
    }

    @Override
    public void tell(Collection<Told> told) {
        sql.batchUpdate(
                "insert into enrolment_told (tenant_id, school_id, told_at, body) values (?, ?, ?, ?::jsonb)",
                told.stream()
                        .map(one -> new Object[] {
                            county.id().value(),
                            Tenancy.tenant().value(),
                            Timestamp.from(one.at()),
                            json.writeValueAsString(one.enrolment())
                        })
                        .toList());
    }

    @Override
    public void lock() {
        sql.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", _ -> {}, LOCK + tenant());
    }

    @Override
    public boolean tryLock() {
        return Boolean.TRUE.equals(sql.queryForObject(
                "select pg_try_advisory_xact_lock(hashtextextended(?, 0))", Boolean.class, LOCK + tenant()));
    }

    @Override
    public List<Enrolment> take(int atMost) {
        return sql.query(
                """
                delete from enrolment_told
                where tenant_id = ? and id in (
                    select id from enrolment_told where tenant_id = ? order by id limit ?)
                returning body
                """, (row, _) -> json.readValue(row.getString(1), Enrolment.class), tenant(), tenant(), atMost);
    }

    @Override
    public Optional<Instant> oldest() {
        return Optional.ofNullable(sql.queryForObject(
                        "select min(told_at) from enrolment_told where tenant_id = ?", Timestamp.class, tenant()))
                .map(Timestamp::toInstant);
    }

    @Override
    public Map<ChildKey, Enrolment> byKey(Collection<ChildKey> children) {
        return of(children, "body", Enrolment.class);
    }

    @Override
    public void keep(Collection<Enrolment> enrolments) {
        var keys = enrolments.stream().map(Enrolment::key).toList();
        sql.batchUpdate(
                """
                insert into enrolment (tenant_id, school_id, child_id, body) values (?, ?, ?, ?::jsonb)
                on conflict (tenant_id, school_id, child_id) do update set body = excluded.body
                """,
                enrolments.stream()
                        .map(one -> new Object[] {
                            tenant(), one.key().school(), one.key().child(), json.writeValueAsString(one)
                        })
                        .toList());
        sql.update("delete from enrolment_likeness where " + OF, tenant(), schools(keys), children(keys));
        sql.batchUpdate(
                """
                insert into enrolment_likeness (tenant_id, likeness, school_id, child_id) values (?, ?, ?, ?)
                """,
                enrolments.stream()
                        .flatMap(one -> one.likenesses().stream().map(likeness -> new Object[] {
                            tenant(), likeness, one.key().school(), one.key().child()
                        }))
                        .toList());
    }

    @Override
    public Set<ChildKey> like(Collection<String> likenesses) {
        return Set.copyOf(sql.query("""
                select distinct school_id, child_id from enrolment_likeness where tenant_id = ? and likeness = any(?)
                """, (row, _) -> key(row), tenant(), likenesses.toArray(String[]::new)));
    }

    @Override
    public Set<ChildKey> likeOthers() {
        return Set.copyOf(sql.query("""
                select distinct school_id, child_id
                from enrolment_likeness
                where tenant_id = ? and likeness in (
                    select likeness from enrolment_likeness where tenant_id = ?
                    group by likeness having min(school_id::text) <> max(school_id::text))
                union
                select school_id, child_id from enrolment where tenant_id = ? and found is not null
                """, (row, _) -> key(row), tenant(), tenant(), tenant()));
    }

    @Override
    public Map<ChildKey, Elsewhere> found(Collection<ChildKey> children) {
        return of(children, "found", Elsewhere.class);
    }

    @Override
    public void keepFound(Map<ChildKey, Elsewhere> found) {
        sql.batchUpdate(
                "update enrolment set found = ?::jsonb where tenant_id = ? and school_id = ? and child_id = ?",
                found.entrySet().stream()
                        .map(each -> new Object[] {
                            each.getValue().equals(Elsewhere.NONE) ? null : json.writeValueAsString(each.getValue()),
                            tenant(),
                            each.getKey().school(),
                            each.getKey().child()
                        })
                        .toList());
    }

    private <T> Map<ChildKey, T> of(Collection<ChildKey> children, String column, Class<T> type) {
        var found = new HashMap<ChildKey, T>();
        sql.query(
                "select school_id, child_id, %1$s from enrolment where %2$s and %1$s is not null".formatted(column, OF),
                row -> {
                    found.put(key(row), json.readValue(row.getString(3), type));
                },
                tenant(),
                schools(children),
                children(children));
        return found;
    }

    private static ChildKey key(ResultSet row) throws SQLException {
        return new ChildKey(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
    }

    private static String[] schools(Collection<ChildKey> keys) {
        return ids(keys, ChildKey::school);
    }

    private static String[] children(Collection<ChildKey> keys) {
        return ids(keys, ChildKey::child);
    }

    private static String[] ids(Collection<ChildKey> keys, Function<ChildKey, UUID> id) {
        return keys.stream().map(id).map(UUID::toString).toArray(String[]::new);
    }

    private static UUID tenant() {
        return Tenancy.tenant().value();
    }
}
