package lantian.registry.rosterimport;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lantian.registry.rosterimport.RowReader.Row;
import lantian.registry.rosterimport.Workbook.Unreadable;
import org.jspecify.annotations.Nullable;

/** Reads a whole workbook at once. */
public final class Rosters {

    private Rosters() {}

    public static List<Row> rows(Workbook workbook, LocalDate today) throws Unreadable {
        var rows = new ArrayList<Row>();
        RosterRows.read(workbook, Outline.of(workbook), today, new RosterRows.Taker() {
            @Override
            public void table(Layout layout) {
                // all rows are wanted
            }

            @Override
            public void row(Layout layout, int number, @Nullable Cell[] cells, Row row) {
                rows.add(row);
            }
        });
        return rows;
    }
}
