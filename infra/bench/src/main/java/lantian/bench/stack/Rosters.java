package lantian.bench.stack;

import java.io.StringReader;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lantian.bench.Comparison;
import org.postgresql.PGConnection;

/** A roster's way from the upload to children with families, sealed fields and events, against COPY of the same cells. */
public final class Rosters {

    private static final int ROWS = 2_000;

    private final LocalStack stack = new LocalStack();
    private final BenchSchool school = BenchSchool.open(stack);
    private int made;

    private Rosters() throws Exception {}

    public static void compare() throws Exception {
        var rosters = new Rosters();
        rosters.table("create table bench_roster (" + columns() + ")");
        try {
            new Comparison("rows/s", rosters::imported, rosters::copied)
                    .print(
                            "rosters of " + ROWS + " new children",
                            "POST /api/roster-imports until it is done",
                            "COPY of the same cells");
        } finally {
            rosters.table("drop table bench_roster");
        }
    }

    private double imported() throws Exception {
        var workbook = BenchSchool.workbook(rows());
        var begin = System.nanoTime();
        school.imported(workbook);
        return ROWS * 1e9 / (System.nanoTime() - begin);
    }

    private double copied() throws Exception {
        var text = rows().stream().map(cells -> String.join("\t", cells)).collect(Collectors.joining("\n", "", "\n"));
        try (var database = stack.database("registry")) {
            var begin = System.nanoTime();
            var _ = database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bench_roster from stdin", new StringReader(text));
            return ROWS * 1e9 / (System.nanoTime() - begin);
        }
    }

    private List<List<String>> rows() {
        made += ROWS;
        return BenchSchool.rows(made, ROWS);
    }

    private static String columns() {
        return IntStream.range(0, BenchSchool.rows(0, 1).getFirst().size())
                .mapToObj(number -> "c" + number + " text")
                .collect(Collectors.joining(", "));
    }

    private void table(String sql) throws Exception {
        try (var database = stack.database("registry");
                var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
