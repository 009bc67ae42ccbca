package lantian.contactlog.tracking.persistence;

import static java.util.stream.Collectors.toSet;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.tracking.CareRecord;
import lantian.contactlog.tracking.CareRecords;
import lantian.contactlog.tracking.SchoolRules;
import lantian.contactlog.tracking.TrackedObligation;
import lantian.platform.tenancy.County;
import lantian.platform.tenancy.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Two statements open a record: the first takes the child, the second reads what the transaction before it left. */
@Repository
class JdbcCareRecords implements CareRecords {

    private static final LocalDate LONG_AGO = LocalDate.of(1900, 1, 1);

    /** What the stamp of the rules is made of, as columns. */
    private static final String STAMP = """
            coalesce((select version from calendar where county = :county), 0) as calendar_version,
            coalesce((select max(version) from care_standard), 0) as latest_standard,
            coalesce((select closures::text from school where id = :tenant), '[]') as closures,
            (select counts_from from school where id = :tenant) as counts_from
            """;

    private final JdbcClient sql;
    private final NamedParameterJdbcTemplate template;
    private final SchoolRulesCache schoolRules;
    private final ObligationRows obligationRows;
    private final UUID county;
    private final JsonMapper json;
    private final ZoneId zone;

    JdbcCareRecords(
            JdbcClient sql,
            NamedParameterJdbcTemplate template,
            SchoolRulesCache schoolRules,
            ObligationRows obligationRows,
            County county,
            JsonMapper json,
            Clock clock) {
        this.sql = sql;
        this.template = template;
        this.schoolRules = schoolRules;
        this.obligationRows = obligationRows;
        this.county = county.id().value();
        this.json = json;
        this.zone = clock.getZone();
    }

    @Override
    public OpenedRecords open(Collection<ChildId> children) {
        var taken = take(children);
        if (taken.rows().isEmpty()) {
            return new OpenedRecords(taken.rules(), List.of());
        }
        return new OpenedRecords(taken.rules(), read(taken.rows(), LONG_AGO, null, null));
    }

    @Override
    public Optional<OpenedRecord> open(
            ChildId child, Set<ContactKind> kinds, boolean triggers, Collection<LocalDate> around) {
        var taken = take(List.of(child));
        if (taken.rows().isEmpty()) {
            return Optional.empty();
        }
        var rules = taken.rules();
        var first = around.stream().min(Comparator.naturalOrder()).orElseThrow();
        var codes = rules.standards().rulesAccepting(kinds, triggers);
        var counting = rules.standards().kindsFor(codes).stream()
                .map(ContactKind::name)
                .collect(toSet());
        var record = read(taken.rows(), rules.calendar().settledBefore(first), codes, counting)
                .getFirst();
        return Optional.of(new OpenedRecord(rules, record));
    }

    @Override
    public void store(Collection<TrackedObligation> changed) {
        obligationRows.write(changed);
    }

    @Override
    public void issuedBy(Collection<ChildId> children, SchoolRules rules) {
        sql.sql("""
                update child set issued_by = :stamp
                where tenant_id = :tenant and id = any(:children) and issued_by <> :stamp
                """)
                .param("tenant", Tenancy.tenant().value())
                .param("children", ids(children))
                .param("stamp", rules.stamp())
                .update();
    }

    @Override
    public List<ChildId> outdated(int atMost) {
        var stamp = sql.sql("select " + STAMP)
                .param("county", county)
                .param("tenant", Tenancy.tenant().value())
                .query((row, _) -> stamp(row))
                .single();
        return sql.sql("""
                (select id from child where tenant_id = :tenant and issued_by < :stamp and version > 0 limit :atMost)
                union all
                (select id from child where tenant_id = :tenant and issued_by > :stamp and version > 0 limit :atMost)
                limit :atMost
                """)
                .param("tenant", Tenancy.tenant().value())
                .param("stamp", stamp.text())
                .param("atMost", atMost)
                .query((row, _) -> new ChildId(row.getObject("id", UUID.class)))
                .list();
    }

    private record Taken(SchoolRules rules, List<ChildRow> rows) {}

    private Taken take(Collection<ChildId> children) {
        var stamps = new ArrayList<SchoolRulesCache.Stamp>();
        var rows = sql.sql("select " + ChildRow.COLUMNS + ", " + STAMP + """
                from child where tenant_id = :tenant and id = any(:children) and version > 0
                order by id for update
                """)
                .param("county", county)
                .param("tenant", Tenancy.tenant().value())
                .param("children", ids(children))
                .query((row, _) -> {
                    stamps.add(stamp(row));
                    return ChildRow.of(row, json);
                })
                .list();
        var stamp = stamps.isEmpty() ? new SchoolRulesCache.Stamp(0, 0, "[]", null) : stamps.getFirst();
        return new Taken(schoolRules.of(stamp), rows);
    }

    private static SchoolRulesCache.Stamp stamp(ResultSet row) throws SQLException {
        return new SchoolRulesCache.Stamp(
                row.getLong("calendar_version"),
                row.getInt("latest_standard"),
                row.getString("closures"),
                row.getObject("counts_from", LocalDate.class));
    }

    /** @param codes of the rules whose obligations are read, {@code kinds} of the contacts; null: all */
    private List<CareRecord> read(
            List<ChildRow> rows, LocalDate from, @Nullable Set<String> codes, @Nullable Set<String> kinds) {
        var parameters = new MapSqlParameterSource()
                .addValue("tenant", Tenancy.tenant().value())
                .addValue("children", rows.stream().map(ChildRow::id).toArray(UUID[]::new))
                .addValue(
                        "classes",
                        rows.stream().flatMap(ChildRow::classIds).distinct().toArray(UUID[]::new))
                .addValue("from", from)
                .addValue("monthBefore", from.minusDays(31))
                .addValue("codes", codes == null ? null : codes.toArray(String[]::new))
                .addValue("kinds", kinds == null ? null : kinds.toArray(String[]::new));
        return Objects.requireNonNull(
                template.execute(CareRecordAssembly.READ, parameters, (PreparedStatement statement) -> {
                    statement.execute();
                    return new CareRecordAssembly(rows, obligationRows, zone).of(statement);
                }));
    }

    private static UUID[] ids(Collection<ChildId> children) {
        return children.stream().map(ChildId::value).toArray(UUID[]::new);
    }
}
