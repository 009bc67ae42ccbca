package lantian.registry.rosterimport;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lantian.registry.rosterimport.RowReader.Row;
import lantian.registry.rosterimport.Workbook.Unreadable;
import org.jspecify.annotations.Nullable;

/** Reads the children of all tables of a workbook, each as an entry or as what is wrong with it. */
public final class RosterRows implements SheetTables.Visitor {

    private final Outline outline;
    private final LocalDate today;
    private final Taker taker;
    private @Nullable Reading reading;

    private RosterRows(Outline outline, LocalDate today, Taker taker) {
        this.outline = outline;
        this.today = today;
        this.taker = taker;
    }

    /** Takes children in the order of the file. */
    public interface Taker {

        /** The next rows stand in another table. */
        void table(Layout layout);

        /**
         * @param cells as they were read, with what follows from others
         * @param row never blank
         */
        void row(Layout layout, int number, @Nullable Cell[] cells, Row row);
    }

    /** @param outline of the same workbook */
    public static void read(Workbook workbook, Outline outline, LocalDate today, Taker taker) throws Unreadable {
        var rows = new RosterRows(outline, today, taker);
        for (var sheet : outline.sheets()) {
            SheetTables.read(workbook, sheet, rows);
        }
    }

    /** How the rows of the table at hand are read. */
    private record Reading(Layout layout, RowReader reader, RowChecks checks, boolean withoutCare) {

        @Nullable
        Cell[] readable(@Nullable Cell[] cells) {
            var readable = layout.readable(cells);
            var care = layout.columns().get(Column.CARE);
            if (withoutCare && care != null) {
                readable[care] = null;
            }
            return readable;
        }
    }

    @Override
    public void table(Layout layout) {
        reading =
                new Reading(layout, new RowReader(layout, today), new RowChecks(layout), outline.leavesOutCare(layout));
        taker.table(layout);
    }

    @Override
    public void child(Layout layout, int row, @Nullable Cell[] written) {
        var table = Objects.requireNonNull(reading);
        var readable = table.readable(written);
        var wrong = table.checks().of(row, written, readable);
        var read = switch (table.reader().read(row, readable)) {
            case Row.Good good -> wrong.isEmpty() ? good : new Row.Bad(wrong);
            case Row.Bad(var errors) -> new Row.Bad(together(wrong, errors));
            case Row.Blank _ ->
                new Row.Bad(List.of(new CellError(row, layout.heading(Column.NAME), Sentence.ROW_WITHOUT_NAME)));
        };
        taker.row(layout, row, readable, read);
    }

    @Override
    public void passedOver(int row, SheetTables.PassedOver why) {
        // the outline has told it
    }

    /** What the table lacks is said once. */
    private static List<CellError> together(List<CellError> wrong, List<CellError> errors) {
        var all = new ArrayList<>(wrong);
        errors.stream()
                .filter(error -> wrong.stream().noneMatch(each -> each.heading().equals(error.heading())))
                .forEach(all::add);
        return all;
    }
}
