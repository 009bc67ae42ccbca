package lantian.reporting.figures.persistence;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import lantian.reporting.directory.Directory;
import lantian.reporting.directory.Terms;
import lantian.reporting.figures.Counts;
import lantian.reporting.figures.Period;
import lantian.reporting.figures.RollupReader;
import lantian.reporting.rollup.DayTree;
import lantian.reporting.rollup.Measure;
import lantian.reporting.rollup.Totals;
import lantian.reporting.rollup.Unit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcRollupReader implements RollupReader {

    /** Nothing is open longer after it was due: the grace is at most seven days. */
    private static final int OPEN_AFTER_DUE = 62;

    private static final String SUM_TOTALS = """
            select tenant_id, since = date '0001-01-01' as any_period, %s
            from total
            where node = any(?) and since = any(?::date[]) and tenant_id = any(?::uuid[])
            group by 1, 2
            """.formatted(Arrays.stream(Measure.values())
            .map(measure -> "sum(%1$s) as %1$s".formatted(measure.column()))
            .collect(Collectors.joining(", ")));

    private final JdbcTemplate sql;
    private final Directory directory;

    JdbcRollupReader(JdbcTemplate sql, Directory directory) {
        this.sql = sql;
        this.directory = directory;
    }

    @Override
    public Map<UUID, Counts> schools(Collection<UUID> schools, Period period) {
        var terms = directory.terms();
        var wholeTerms = terms.isStart(period.from()) && period.to().equals(period.asOf());
        return wholeTerms && builtOn(terms, schools)
                ? fromTotals(schools, period, terms)
                : fromSteps("tenant_id", schools, Unit.Kind.SCHOOL, period);
    }

    @Override
    public Map<UUID, Counts> units(UUID school, Unit.Kind kind, Period period) {
        return fromSteps("unit_id", List.of(school), kind, period);
    }

    @Override
    public Map<UUID, SignOfLife> signsOfLife(Collection<UUID> schools) {
        var signs = new HashMap<UUID, SignOfLife>();
        sql.query(
                "select tenant_id, last_contact_at, open_since from rollup_state where tenant_id = any(?::uuid[])",
                row -> {
                    var at = Optional.ofNullable(row.getTimestamp(2)).map(Timestamp::toInstant);
                    var since = Optional.ofNullable(row.getObject(3, LocalDate.class));
                    signs.put(row.getObject(1, UUID.class), new SignOfLife(at, since));
                },
                (Object) strings(schools));
        return signs;
    }

    /** After the calendar changed, totals are rebuilt school by school; meanwhile the steps answer. */
    private boolean builtOn(Terms terms, Collection<UUID> schools) {
        var behind = sql.queryForObject(
                "select count(*) from rollup_state where tenant_id = any(?::uuid[]) and term_starts <> ?::date[]",
                Integer.class,
                strings(schools),
                terms.starts().stream().map(LocalDate::toString).toArray(String[]::new));
        return behind != null && behind == 0;
    }

    private Map<UUID, Counts> fromTotals(Collection<UUID> schools, Period period, Terms terms) {
        var since = terms.startsWithin(period.from(), period.to());
        since.add(Totals.ALL);
        var all = new HashMap<UUID, Counts>();
        sql.query(
                SUM_TOTALS,
                row -> {
                    var counts = all.computeIfAbsent(row.getObject(1, UUID.class), _ -> new Counts());
                    var anyPeriod = row.getBoolean(2);
                    for (var measure : Measure.values()) {
                        add(counts, anyPeriod, measure, row.getInt(measure.column()));
                    }
                },
                DayTree.nodesUpTo(period.asOf()).stream().mapToInt(node -> node).toArray(),
                since.stream().map(LocalDate::toString).toArray(String[]::new),
                strings(schools));
        return all;
    }

    private Map<UUID, Counts> fromSteps(String unit, Collection<UUID> schools, Unit.Kind kind, Period period) {
        var all = new HashMap<UUID, Counts>();
        var tenants = strings(schools);
        var asOf = Date.valueOf(period.asOf());
        sql.query(
                sumSteps(unit),
                row -> {
                    var counts = all.computeIfAbsent(row.getObject(1, UUID.class), _ -> new Counts());
                    add(counts, row.getBoolean(3), Measure.of(row.getShort(2)), row.getInt(4));
                },
                tenants,
                kind.code(),
                asOf,
                tenants,
                kind.code(),
                Date.valueOf(period.asOf().minusDays(OPEN_AFTER_DUE)),
                asOf,
                tenants,
                kind.code(),
                Date.valueOf(period.from()),
                Date.valueOf(period.to()),
                asOf);
        return all;
    }

    /** States of the as-of day, what is open whatever the period is, and what lies in the period. */
    private static String sumSteps(String unit) {
        return """
                select %1$s, measure, true as any_period, sum(delta)::int as n
                from step
                where tenant_id = any(?::uuid[]) and unit_kind = ? and on_day = date '0001-01-01' and day <= ?
                group by 1, 2
                union all
                select %1$s, measure, true, sum(delta)::int
                from step
                where tenant_id = any(?::uuid[]) and unit_kind = ? and on_day >= ? and measure in (%2$d, %3$d) and day <= ?
                group by 1, 2
                union all
                select %1$s, measure, false, sum(delta)::int
                from step
                where tenant_id = any(?::uuid[]) and unit_kind = ? and on_day between ? and ? and day <= ?
                group by 1, 2
                """.formatted(unit, Measure.OPEN.code(), Measure.OPEN_MET.code());
    }

    private static void add(Counts counts, boolean anyPeriod, Measure measure, int count) {
        if (count == 0) {
            return;
        }
        if (anyPeriod) {
            counts.addState(measure, count);
        } else {
            counts.addInPeriod(measure, count);
        }
    }

    private static String[] strings(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
