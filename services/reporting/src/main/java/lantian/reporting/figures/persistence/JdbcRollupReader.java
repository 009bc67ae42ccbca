package lantian.reporting.figures.persistence;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lantian.reporting.directory.Directory;
import lantian.reporting.directory.Terms;
import lantian.reporting.figures.Counts;
import lantian.reporting.figures.Period;
import lantian.reporting.figures.RollupReader;
import lantian.reporting.rollup.DayTree;
import lantian.reporting.rollup.Measure;
import lantian.reporting.rollup.Measure.Bound;
import lantian.reporting.rollup.Totals;
import lantian.reporting.rollup.Unit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * States of whole schools, and periods that are whole terms to date, come from the totals: a dozen rows per school. Any other
 * period, classes and caregivers are summed from the steps.
 */
@Repository
class JdbcRollupReader implements RollupReader {

    /** Nothing is open longer after it was due, unless school days of its own term are still to come. */
    private static final int OPEN_AFTER_DUE = 62;

    private static final short[] STATES = codes(measure -> measure.bound() == Bound.NONE);
    private static final short[] OPEN = codes(measure -> measure.bound() != Bound.NONE && measure.shownForAnyPeriod());
    private static final short[] WITHIN_A_PERIOD = codes(measure -> measure.bound() != Bound.NONE);

    /** Without a list of schools: row-level security lets through those within reach, and the index is walked once. */
    private static final String SUM_TOTALS = """
            select tenant_id, since = date '0001-01-01' as any_period, %s
            from total
            where node = any(?) and since = any(?::date[])
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
        var since = new TreeSet<>(List.of(Totals.ALL));
        var wholeTerms = terms.isStart(period.from()) && period.to().equals(period.asOf()) && builtOn(terms, schools);
        if (wholeTerms) {
            since.addAll(terms.startsWithin(period.from(), period.to()));
        }
        var all = totals(schools, since, period.asOf());
        if (!wholeTerms) {
            addPeriod("tenant_id", schools, Unit.Kind.SCHOOL, period, all);
        }
        return all;
    }

    @Override
    public Map<UUID, Counts> units(UUID school, Unit.Kind kind, Period period) {
        var all = new HashMap<UUID, Counts>();
        sql.query(
                """
                select unit_id, measure, sum(delta)::int
                from step
                where tenant_id = ? and unit_kind = ? and measure = any(?) and on_day = date '0001-01-01' and day <= ?
                group by 1, 2
                union all
                select unit_id, measure, sum(delta)::int
                from step
                where tenant_id = ? and unit_kind = ? and measure = any(?) and on_day >= ? and day <= ?
                group by 1, 2
                """,
                row -> {
                    counts(all, row).addState(Measure.of(row.getShort(2)), row.getInt(3));
                },
                school,
                kind.code(),
                STATES,
                Date.valueOf(period.asOf()),
                school,
                kind.code(),
                OPEN,
                Date.valueOf(mayStillBeOpen(period.asOf())),
                Date.valueOf(period.asOf()));
        addPeriod("unit_id", List.of(school), kind, period, all);
        return all;
    }

    @Override
    public Map<UUID, Counts> elsewhere(Collection<UUID> schools, LocalDate asOf) {
        var all = new HashMap<UUID, Counts>();
        addStates(Unit.Kind.ELSEWHERE, schools, asOf, all);
        return all;
    }

    @Override
    public Map<UUID, Integer> enrolmentQuestions(Collection<UUID> schools, LocalDate asOf) {
        var all = new HashMap<UUID, Counts>();
        addStates(Unit.Kind.ASKED, schools, asOf, all);
        return all.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().state(Measure.PUPILS)));
    }

    private void addStates(Unit.Kind kind, Collection<UUID> schools, LocalDate asOf, Map<UUID, Counts> all) {
        sql.query(
                """
                select tenant_id, measure, sum(delta)::int
                from unnest(?::uuid[]) as asked (school) join step on tenant_id = asked.school
                where unit_kind = ? and measure = any(?) and on_day = date '0001-01-01' and day <= ?
                group by 1, 2
                """,
                row -> {
                    counts(all, row).addState(Measure.of(row.getShort(2)), row.getInt(3));
                },
                schools.stream().map(UUID::toString).toArray(String[]::new),
                kind.code(),
                STATES,
                Date.valueOf(asOf));
    }

    /** What was due earlier is not open any more: its grace ended inside its term, or a week after the due day. */
    private LocalDate mayStillBeOpen(LocalDate asOf) {
        var termStart = directory.terms().startOf(asOf);
        var latest = asOf.minusDays(OPEN_AFTER_DUE);
        return termStart.isBefore(latest) ? termStart : latest;
    }

    @Override
    public Map<UUID, LocalDate> firstDueDays(Collection<UUID> schools) {
        var days = new HashMap<UUID, LocalDate>();
        sql.query(
                """
                select asked.school, (
                    select on_day from step
                    where tenant_id = asked.school and unit_kind = ? and measure = ? and delta <> 0
                    order by on_day limit 1)
                from unnest(?::uuid[]) as asked (school)
                """,
                row -> {
                    var day = row.getObject(2, LocalDate.class);
                    if (day != null) {
                        days.put(row.getObject(1, UUID.class), day);
                    }
                },
                Unit.Kind.SCHOOL.code(),
                Measure.OPEN.code(),
                schools.stream().map(UUID::toString).toArray(String[]::new));
        return days;
    }

    @Override
    public Map<UUID, SignOfLife> signsOfLife(Collection<UUID> schools) {
        var signs = new HashMap<UUID, SignOfLife>();
        sql.query("select tenant_id, last_contact_at, open_since from rollup_state", row -> {
            var at = Optional.ofNullable(row.getTimestamp(2)).map(Timestamp::toInstant);
            var since = Optional.ofNullable(row.getObject(3, LocalDate.class));
            signs.put(row.getObject(1, UUID.class), new SignOfLife(at, since));
        });
        signs.keySet().retainAll(schools);
        return signs;
    }

    /** After the calendar changed, totals are rebuilt school by school; meanwhile the steps answer for the period. */
    private boolean builtOn(Terms terms, Collection<UUID> schools) {
        var starts = terms.starts().stream().map(LocalDate::toString).toArray(String[]::new);
        return sql
                .queryForList("select tenant_id from rollup_state where term_starts <> ?::date[]", UUID.class, (Object)
                        starts)
                .stream()
                .noneMatch(schools::contains);
    }

    private Map<UUID, Counts> totals(Collection<UUID> schools, SortedSet<LocalDate> since, LocalDate asOf) {
        var parameters = new ArrayList<Object>();
        parameters.add(DayTree.nodesUpTo(asOf).stream().mapToInt(node -> node).toArray());
        parameters.add(since.stream().map(LocalDate::toString).toArray(String[]::new));
        var one = schools.size() == 1;
        if (one) {
            parameters.addAll(schools);
        }
        var all = new HashMap<UUID, Counts>();
        sql.query(
                SUM_TOTALS + (one ? "and tenant_id = ? group by 1, 2" : "group by 1, 2"),
                row -> {
                    var counts = counts(all, row);
                    var anyPeriod = row.getBoolean(2);
                    for (var measure : Measure.values()) {
                        if (anyPeriod) {
                            counts.addState(measure, row.getInt(measure.column()));
                        } else {
                            counts.addInPeriod(measure, row.getInt(measure.column()));
                        }
                    }
                },
                parameters.toArray());
        all.keySet().retainAll(schools);
        return all;
    }

    private void addPeriod(
            String unit, Collection<UUID> schools, Unit.Kind kind, Period period, Map<UUID, Counts> all) {
        sql.query(
                """
                select %s, measure, sum(delta)::int
                from unnest(?::uuid[]) as asked (school) join step on tenant_id = asked.school
                where unit_kind = ? and measure = any(?) and on_day between ? and ? and day <= ?
                group by 1, 2
                """.formatted(unit),
                row -> {
                    counts(all, row).addInPeriod(Measure.of(row.getShort(2)), row.getInt(3));
                },
                schools.stream().map(UUID::toString).toArray(String[]::new),
                kind.code(),
                WITHIN_A_PERIOD,
                Date.valueOf(period.from()),
                Date.valueOf(period.to()),
                Date.valueOf(period.asOf()));
    }

    private static Counts counts(Map<UUID, Counts> all, ResultSet row) throws SQLException {
        return all.computeIfAbsent(row.getObject(1, UUID.class), _ -> new Counts());
    }

    private static short[] codes(Predicate<Measure> wanted) {
        var measures = Arrays.stream(Measure.values()).filter(wanted).toList();
        var codes = new short[measures.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = measures.get(i).code();
        }
        return codes;
    }
}
