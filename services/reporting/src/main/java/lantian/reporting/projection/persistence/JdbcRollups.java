package lantian.reporting.projection.persistence;

import java.sql.Array;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.ToIntFunction;
import lantian.platform.tenancy.Tenancy;
import lantian.reporting.directory.Directory;
import lantian.reporting.directory.Terms;
import lantian.reporting.projection.Rollups;
import lantian.reporting.rollup.Measure;
import lantian.reporting.rollup.Place;
import lantian.reporting.rollup.Steps;
import lantian.reporting.rollup.Steps.Step;
import lantian.reporting.rollup.Totals;
import lantian.reporting.rollup.Unit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcRollups implements Rollups {

    private static final LocalDate NO_DAY = Totals.ALL;

    private final JdbcTemplate sql;
    private final TotalTable totals;
    private final Directory directory;

    JdbcRollups(JdbcTemplate sql, Directory directory) {
        this.sql = sql;
        this.totals = new TotalTable(sql);
        this.directory = directory;
    }

    @Override
    public void lock() {
        sql.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", _ -> {}, "rollup " + tenant());
    }

    @Override
    public void add(Steps steps) {
        var terms = directory.terms();
        var built = builtOn();
        if (built == null) {
            keepBuiltOn(terms.starts());
        }
        addSteps(steps);
        if (built == null || built.equals(terms.starts())) {
            totals.add(Totals.of(steps, terms::startOf));
        } else {
            rebuildTotals(stored(), terms);
        }
    }

    @Override
    public void noticed(@Nullable Instant lastContactAt, @Nullable LocalDate openSince) {
        sql.update(
                """
                update rollup_state
                set last_contact_at = greatest(last_contact_at, ?), open_since = least(open_since, ?)
                where tenant_id = ?
                """,
                lastContactAt == null ? null : Timestamp.from(lastContactAt),
                openSince == null ? null : Date.valueOf(openSince),
                tenant());
    }

    @Override
    public Steps stored() {
        var steps = new Steps();
        sql.query(
                """
                select unit_kind, unit_id, measure, on_day, day, delta
                from step where tenant_id = ? and delta <> 0
                """,
                row -> {
                    var unit = new Unit(Unit.Kind.of(row.getShort(1)), row.getObject(2, UUID.class));
                    var onDay = row.getObject(4, LocalDate.class);
                    var place = new Place(unit, Measure.of(row.getShort(3)), onDay.equals(NO_DAY) ? null : onDay);
                    steps.add(place, row.getObject(5, LocalDate.class), row.getInt(6));
                },
                tenant());
        return steps;
    }

    @Override
    public long differenceOfTotals(Steps steps) {
        followCalendar();
        var terms = directory.terms();
        return totals.difference(Totals.of(steps, terms::startOf));
    }

    @Override
    public void followCalendar() {
        var terms = directory.terms();
        var built = builtOn();
        if (built != null && !built.equals(terms.starts())) {
            rebuildTotals(stored(), terms);
        }
    }

    @Override
    public void difference(long difference) {
        sql.update("update rollup_state set difference = ? where tenant_id = ?", difference, tenant());
    }

    @Override
    public void replaceBy(Steps steps) {
        sql.update("delete from step where tenant_id = ?", tenant());
        addSteps(steps);
        rebuildTotals(steps, directory.terms());
    }

    private void rebuildTotals(Steps steps, Terms terms) {
        totals.clear();
        totals.add(Totals.of(steps, terms::startOf));
        keepBuiltOn(terms.starts());
    }

    /** In the order of the key, so that the index is walked once. */
    private void addSteps(Steps steps) {
        var rows = steps.asMap().entrySet().stream()
                .sorted(Comparator.comparing(
                        Map.Entry::getKey,
                        Comparator.<Step, Unit.Kind>comparing(
                                        step -> step.place().unit().kind())
                                .thenComparing(step -> step.place().measure())
                                .thenComparing(step -> onDay(step.place()))
                                .thenComparing(step -> step.place().unit().id())
                                .thenComparing(Step::day)))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into step (tenant_id, unit_kind, measure, on_day, unit_id, day, delta)
                select ?, s.unit_kind, s.measure, date '1970-01-01' + s.on_day, s.unit_id, date '1970-01-01' + s.day, s.delta
                from unnest(?::smallint[], ?::smallint[], ?::int[], ?::uuid[], ?::int[], ?::int[])
                    as s (unit_kind, measure, on_day, unit_id, day, delta)
                on conflict (tenant_id, unit_kind, measure, on_day, unit_id, day)
                do update set delta = step.delta + excluded.delta
                """,
                tenant(),
                ints(rows, step -> step.place().unit().kind().code()),
                ints(rows, step -> step.place().measure().code()),
                ints(rows, step -> (int) onDay(step.place()).toEpochDay()),
                rows.stream()
                        .map(row -> row.getKey().place().unit().id().toString())
                        .toArray(String[]::new),
                ints(rows, step -> (int) step.day().toEpochDay()),
                rows.stream().mapToInt(Map.Entry::getValue).toArray());
    }

    private static int[] ints(List<Map.Entry<Step, Integer>> rows, ToIntFunction<Step> value) {
        return rows.stream().mapToInt(row -> value.applyAsInt(row.getKey())).toArray();
    }

    private static LocalDate onDay(Place place) {
        var onDay = place.onDay();
        return onDay == null ? NO_DAY : onDay;
    }

    private @Nullable SortedSet<LocalDate> builtOn() {
        return sql.query(
                "select term_starts from rollup_state where tenant_id = ?",
                row -> row.next() ? dates(row.getArray(1)) : null,
                tenant());
    }

    private void keepBuiltOn(SortedSet<LocalDate> starts) {
        sql.update("""
                insert into rollup_state (tenant_id, term_starts) values (?, ?::date[])
                on conflict (tenant_id) do update set term_starts = excluded.term_starts
                """, tenant(), starts.stream().map(LocalDate::toString).toArray(String[]::new));
    }

    static SortedSet<LocalDate> dates(Array array) throws SQLException {
        var dates = new TreeSet<LocalDate>();
        Arrays.stream((Date[]) array.getArray()).map(Date::toLocalDate).forEach(dates::add);
        return dates;
    }

    private static UUID tenant() {
        return Tenancy.tenant().value();
    }
}
