package lantian.contactlog.tracking.persistence;

import static java.util.stream.Collectors.toSet;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Two statements open a file: the first takes the child, the second reads what the transaction before it left. */
@Repository
class JdbcCareRecords implements CareRecords {

    private static final LocalDate LONG_AGO = LocalDate.of(1900, 1, 1);

    private static final String READ = """
            select child_id, caregiver_id, kind, from_on, to_on from pair
            where tenant_id = ? and child_id = any(?) and (to_on is null or to_on >= from_on);

            select t.class_id, t.staff_id, g.id, t.from_on, t.to_on from teaching t
            left join caregiver g on g.tenant_id = t.tenant_id and g.staff_id = t.staff_id and g.id <> t.staff_id
            where t.tenant_id = ? and t.class_id = any(?) and (t.to_on is null or t.to_on >= t.from_on);

            select
            """ + ObligationRows.COLUMNS + """
            from obligation where tenant_id = ? and child_id = any(?) and due_on >= ? and (?::text[] is null or rule = any(?));

            select child_id, contact_id, version, received_at, kind, outcome, occurred_on, participants, met, triggers,
                   to_confirm
            from contact_version
            where tenant_id = ? and child_id = any(?) and contact_id in (
                select contact_id from contact_version
                where tenant_id = ? and child_id = any(?) and occurred_on >= ? and (?::text[] is null or kind = any(?)));

            select child_id, contact_id, caregiver_id, version, confirmed, answered_at from contact_answer
            where tenant_id = ? and child_id = any(?);

            select child_id, obligation_id, approved_at from excuse
            where tenant_id = ? and child_id = any(?) and approved_at is not null
            """;

    private final JdbcClient sql;
    private final JdbcTemplate template;
    private final SchoolRulesCache frameworks;
    private final ObligationRows obligationRows;
    private final UUID county;
    private final JsonMapper json;
    private final ZoneId zone;

    JdbcCareRecords(
            JdbcClient sql,
            JdbcTemplate template,
            SchoolRulesCache frameworks,
            ObligationRows obligationRows,
            County county,
            JsonMapper json,
            Clock clock) {
        this.sql = sql;
        this.template = template;
        this.frameworks = frameworks;
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
        var file = read(taken.rows(), rules.calendar().settledBefore(first), codes, counting)
                .getFirst();
        return Optional.of(new OpenedRecord(rules, file));
    }

    @Override
    public void store(Collection<TrackedObligation> changed) {
        obligationRows.write(changed);
    }

    @Override
    public void issuedBy(Collection<ChildId> children, SchoolRules rules) {
        sql.sql("update child set issued_by = ? where tenant_id = ? and id = any(?) and issued_by <> ?")
                .params(rules.stamp(), Tenancy.tenant().value(), ids(children), rules.stamp())
                .update();
    }

    @Override
    public List<ChildId> outdated(int atMost) {
        var stamp = sql.sql("select " + STAMP)
                .params(county, Tenancy.tenant().value(), Tenancy.tenant().value())
                .query((row, _) -> stamp(row, 1))
                .single();
        return sql.sql("""
                (select id from child where tenant_id = ? and issued_by < ? and version > 0 limit ?)
                union all
                (select id from child where tenant_id = ? and issued_by > ? and version > 0 limit ?)
                limit ?
                """)
                .params(
                        Tenancy.tenant().value(),
                        stamp.text(),
                        atMost,
                        Tenancy.tenant().value(),
                        stamp.text(),
                        atMost,
                        atMost)
                .query((row, _) -> new ChildId(row.getObject(1, UUID.class)))
                .list();
    }

    private static final String STAMP = """
            coalesce((select version from calendar where county = ?), 0),
            coalesce((select max(version) from care_standard), 0),
            coalesce((select closures::text from school where id = ?), '[]'),
            (select counts_from from school where id = ?)
            """;

    private record Taken(SchoolRules rules, List<ChildRow> rows) {}

    private Taken take(Collection<ChildId> children) {
        var stamps = new ArrayList<SchoolRulesCache.Stamp>();
        var rows = sql.sql("""
                select id, stage, enrolled_from, enrolled_to, transferred_in, left_behind, high_risk, classes,
                """ + STAMP + """
                from child where tenant_id = ? and id = any(?) and version > 0
                order by id for update
                """)
                .params(
                        county,
                        Tenancy.tenant().value(),
                        Tenancy.tenant().value(),
                        Tenancy.tenant().value(),
                        ids(children))
                .query((row, _) -> {
                    stamps.add(stamp(row, 9));
                    return ChildRow.of(row, json);
                })
                .list();
        var stamp = stamps.isEmpty() ? new SchoolRulesCache.Stamp(0, 0, "[]", null) : stamps.getFirst();
        return new Taken(frameworks.of(stamp), rows);
    }

    private static SchoolRulesCache.Stamp stamp(ResultSet row, int first) throws SQLException {
        return new SchoolRulesCache.Stamp(
                row.getLong(first),
                row.getInt(first + 1),
                row.getString(first + 2),
                row.getObject(first + 3, LocalDate.class));
    }

    private List<CareRecord> read(
            List<ChildRow> rows, LocalDate from, @Nullable Set<String> rules, @Nullable Set<String> kinds) {
        return template.execute(READ, (PreparedStatement statement) -> {
            var tenant = Tenancy.tenant().value();
            var connection = statement.getConnection();
            var children = connection.createArrayOf(
                    "uuid", rows.stream().map(ChildRow::id).toArray());
            var classes = connection.createArrayOf(
                    "uuid", rows.stream().flatMap(ChildRow::classIds).distinct().toArray());
            var ruleNames = rules == null ? null : connection.createArrayOf("text", rules.toArray());
            var kindNames = kinds == null ? null : connection.createArrayOf("text", kinds.toArray());
            var parameters = Arrays.asList(
                    tenant,
                    children,
                    tenant,
                    classes,
                    tenant,
                    children,
                    from,
                    ruleNames,
                    ruleNames,
                    tenant,
                    children,
                    tenant,
                    children,
                    from.minusDays(31),
                    kindNames,
                    kindNames,
                    tenant,
                    children,
                    tenant,
                    children);
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            var assembling = new CareRecordAssembly(rows, obligationRows, zone);
            statement.execute();
            assembling.pairs(statement.getResultSet());
            statement.getMoreResults();
            assembling.teachers(statement.getResultSet());
            statement.getMoreResults();
            assembling.obligations(statement.getResultSet());
            statement.getMoreResults();
            assembling.contacts(statement.getResultSet());
            statement.getMoreResults();
            assembling.answers(statement.getResultSet());
            statement.getMoreResults();
            assembling.excuses(statement.getResultSet());
            return assembling.records();
        });
    }

    private static UUID[] ids(Collection<ChildId> children) {
        return children.stream().map(ChildId::value).toArray(UUID[]::new);
    }
}
