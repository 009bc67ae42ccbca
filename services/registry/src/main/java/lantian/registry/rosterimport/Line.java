package lantian.registry.rosterimport;

import java.util.Arrays;
import java.util.List;
import lantian.registry.rosterimport.Workbook.Span;
import org.jspecify.annotations.Nullable;

/** A line of a sheet in which something stands. */
final class Line {

    private final int number;
    private final @Nullable Cell[] cells;
    private final List<Merged> merged;

    /**
     * @param cells as they stand in the file
     * @param merged what reaches into the line from merged cells
     */
    Line(int number, @Nullable Cell[] cells, List<Merged> merged) {
        this.number = number;
        this.cells = cells;
        this.merged = merged;
    }

    /** @param first the only cell of a span that has a value */
    record Merged(Span span, Cell first) {}

    int number() {
        return number;
    }

    @Nullable
    Cell[] cells() {
        return cells;
    }

    List<Merged> merged() {
        return merged;
    }

    @Nullable
    Cell at(int column) {
        return column >= 0 && column < cells.length ? cells[column] : null;
    }

    /** What a person sees at a column, in merged cells too. */
    @Nullable
    Cell shown(int column) {
        var own = at(column);
        if (own != null) {
            return own;
        }
        for (var each : merged) {
            if (each.span().covers(column)) {
                return each.first();
            }
        }
        return null;
    }

    /** The cells with those filled in that were merged downwards from a line below the headings. */
    @Nullable
    Cell[] filled(int headingRow) {
        var width = cells.length;
        for (var each : merged) {
            width = Math.max(width, each.span().firstColumn() + 1);
        }
        var filled = Arrays.copyOf(cells, width);
        for (var each : merged) {
            var span = each.span();
            if (span.firstRow() > headingRow && span.firstRow() < number && filled[span.firstColumn()] == null) {
                filled[span.firstColumn()] = each.first();
            }
        }
        return filled;
    }

    int width() {
        var width = cells.length;
        for (var each : merged) {
            width = Math.max(width, each.span().lastColumn() + 1);
        }
        return width;
    }

    /** The columns in which something stands. */
    int[] taken() {
        var found = new int[cells.length];
        var count = 0;
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != null) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    String text(int column) {
        var cell = at(column);
        return cell == null ? "" : Text.plain(cell.text());
    }

    String shownText(int column) {
        var cell = shown(column);
        return cell == null ? "" : Text.plain(cell.text());
    }
}
