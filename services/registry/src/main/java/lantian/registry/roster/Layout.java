package lantian.registry.roster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lantian.registry.roster.Workbook.Reason;
import lantian.registry.roster.Workbook.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * Where the headings stand: on the one sheet with a heading row within its first five rows; titles above it are passed over.
 *
 * @param headings as written in the file, for messages
 * @param unknown headings that mean nothing to us
 */
public record Layout(
        int sheet, int headingRow, Map<Column, Integer> columns, Map<Column, String> headings, List<String> unknown) {

    private static final int HEADINGS_WITHIN = 5;

    public static Layout find(Workbook workbook) throws Unreadable {
        var found = new ArrayList<Layout>();
        for (int sheet = 0; sheet < workbook.sheets(); sheet++) {
            var layout = find(workbook, sheet);
            if (layout != null) {
                found.add(layout);
            }
        }
        var rosters =
                found.stream().filter(layout -> layout.missing().isEmpty()).toList();
        if (rosters.isEmpty()) {
            throw new Unreadable(found.isEmpty() ? Reason.NO_HEADINGS : Reason.MISSING_COLUMNS);
        }
        if (rosters.size() > 1) {
            throw new Unreadable(Reason.SEVERAL_ROSTERS);
        }
        return rosters.getFirst();
    }

    private static @Nullable Layout find(Workbook workbook, int sheet) throws Unreadable {
        var found = new ArrayList<Layout>();
        workbook.read(sheet, (number, cells) -> {
            if (number > HEADINGS_WITHIN) {
                return false;
            }
            var layout = of(sheet, number, cells);
            if (layout.columns.containsKey(Column.NAME) && layout.columns.size() >= 2) {
                found.add(layout);
                return false;
            }
            return true;
        });
        return found.isEmpty() ? null : found.getFirst();
    }

    private static Layout of(int sheet, int number, @Nullable Cell[] cells) {
        var columns = new EnumMap<Column, Integer>(Column.class);
        var headings = new EnumMap<Column, String>(Column.class);
        var unknown = new ArrayList<String>();
        for (int i = 0; i < cells.length; i++) {
            var cell = cells[i];
            var heading = cell == null ? "" : Text.plain(cell.text());
            if (heading.isEmpty()) {
                continue;
            }
            var column = Column.of(heading).orElse(null);
            if (column != null && columns.putIfAbsent(column, i) == null) {
                headings.put(column, heading);
            } else {
                unknown.add(heading.length() > 40 ? heading.substring(0, 40) : heading);
            }
        }
        return new Layout(sheet, number, columns, headings, unknown);
    }

    /** Whether there is no row below the headings; a sheet that breaks off before one is broken, not empty. */
    public boolean isEmpty(Workbook workbook) {
        var found = new boolean[1];
        try {
            workbook.read(sheet, (number, cells) -> {
                found[0] = number > headingRow && !RowReader.saysNothing(cells);
                return !found[0];
            });
            return !found[0];
        } catch (Unreadable broken) {
            return false;
        }
    }

    public List<Column> missing() {
        return Column.REQUIRED.stream()
                .filter(column -> !columns.containsKey(column))
                .toList();
    }

    /** How many columns have a heading, or lie before one. */
    public int width() {
        return columns.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    }

    /** @return -1 for none */
    public int columnOf(String heading) {
        return headings.entrySet().stream()
                .filter(each -> each.getValue().equals(heading))
                .map(each -> columns.get(each.getKey()))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(-1);
    }

    /** A cell as people read it: days that Excel keeps as numbers are written out. */
    public String shown(int row, int column, String cell, boolean since1904) {
        var isDay = row > headingRow
                && columns.entrySet().stream()
                        .anyMatch(each ->
                                each.getValue() == column && each.getKey().isDay());
        return isDay
                ? Text.date(Text.plain(cell), since1904).map(String::valueOf).orElse(cell)
                : cell;
    }

    String heading(Column column) {
        return headings.getOrDefault(column, column.heading());
    }
}
