package lantian.reporting.projection.persistence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import lantian.platform.tenancy.Tenancy;
import lantian.reporting.rollup.Measure;
import lantian.reporting.rollup.Totals;
import lantian.reporting.rollup.Totals.Node;
import org.springframework.jdbc.core.JdbcTemplate;

/** The wide table {@code total}: a column per measure. */
final class TotalTable {

    private static final List<String> COLUMNS =
            Arrays.stream(Measure.values()).map(Measure::column).toList();
    private static final String ADD = """
            insert into total (tenant_id, since, node, %s)
            select ?, date '1970-01-01' + t.since, t.node, %s
            from unnest(?::int[], ?::int[]%s) as t (since, node, %s)
            on conflict (tenant_id, since, node) do update set %s
            """.formatted(
                    String.join(", ", COLUMNS),
                    COLUMNS.stream().map("t."::concat).collect(Collectors.joining(", ")),
                    ", ?::int[]".repeat(COLUMNS.size()),
                    String.join(", ", COLUMNS),
                    COLUMNS.stream()
                            .map(column -> column + " = total." + column + " + excluded." + column)
                            .collect(Collectors.joining(", ")));

    private final JdbcTemplate sql;

    TotalTable(JdbcTemplate sql) {
        this.sql = sql;
    }

    void add(Totals totals) {
        var rows = totals.nodes().entrySet().stream()
                .filter(row -> row.getValue().values().stream().anyMatch(count -> count != 0))
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(Node::since).thenComparingInt(Node::number)))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        var values = new ArrayList<Object>();
        values.add(tenant());
        values.add(rows.stream()
                .mapToInt(row -> (int) row.getKey().since().toEpochDay())
                .toArray());
        values.add(rows.stream().mapToInt(row -> row.getKey().number()).toArray());
        for (var measure : Measure.values()) {
            values.add(rows.stream()
                    .mapToInt(row -> row.getValue().getOrDefault(measure, 0))
                    .toArray());
        }
        sql.update(ADD, values.toArray());
    }

    void clear() {
        sql.update("delete from total where tenant_id = ?", tenant());
    }

    long difference(Totals expected) {
        var different = new HashMap<Node, Map<Measure, Integer>>();
        expected.nodes().forEach((node, counts) -> different.put(node, new EnumMap<>(counts)));
        sql.query(
                "select since, node, %s from total where tenant_id = ?".formatted(String.join(", ", COLUMNS)),
                row -> {
                    var node = new Node(row.getObject(1, LocalDate.class), row.getInt(2));
                    var counts = different.computeIfAbsent(node, _ -> new EnumMap<>(Measure.class));
                    for (var measure : Measure.values()) {
                        counts.merge(measure, -row.getInt(measure.column()), Integer::sum);
                    }
                },
                tenant());
        return different.values().stream()
                .filter(counts -> counts.values().stream().anyMatch(count -> count != 0))
                .count();
    }

    private static UUID tenant() {
        return Tenancy.tenant().value();
    }
}
