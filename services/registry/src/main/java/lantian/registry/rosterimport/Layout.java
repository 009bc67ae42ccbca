package lantian.registry.rosterimport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import lantian.registry.rosterimport.Heading.State;
import lantian.registry.rosterimport.Workbook.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * A table on a sheet: its headings, and in which column what is to be read stands. What follows from other columns, the grade
 * from 三年级(1)班 or both parents' absence from 双亲留守, is read from columns that are added behind the last one.
 *
 * @param sheet its place in the workbook
 * @param headingRow the last line of its headings
 * @param columns where what is read stands in a row that {@link #readable} has made
 * @param headings as written in the file, for messages
 * @param all each heading with what became of it
 */
public record Layout(
        int sheet,
        String sheetName,
        int firstHeadingRow,
        int headingRow,
        Map<Column, Integer> columns,
        Map<Column, String> headings,
        List<Heading> all) {

    private static final Pattern GRADE = Pattern.compile(
            "(?:小学|初中|高中|幼儿园)?([一二三四五六七八九1-9]年级|初[一二三]|高[一二三]|[小中大]班|学前班|托班|[一二三四五六七八九](?=[(（]?\\d|年)).*",
            Pattern.DOTALL);

    /** The tables of a sheet, by the last line of their headings. */
    public static NavigableMap<Integer, Layout> tables(Workbook workbook, int sheet) throws Unreadable {
        var found = new TreeMap<Integer, Layout>();
        SheetTables.read(workbook, sheet, new SheetTables.Visitor() {
            @Override
            public void table(Layout layout) {
                found.put(layout.headingRow(), layout);
            }

            @Override
            public void child(Layout layout, int row, @Nullable Cell[] cells) {
                // only the headings matter
            }

            @Override
            public void passedOver(int row, SheetTables.PassedOver why) {
                // only the headings matter
            }
        });
        return found;
    }

    static Layout of(int sheet, String sheetName, List<Line> lines) {
        var all = Headings.understand(lines);
        var columns = new EnumMap<Column, Integer>(Headings.columns(all));
        var headings = new EnumMap<Column, String>(Column.class);
        all.stream()
                .filter(each -> each.meaning() != null)
                .forEach(each -> headings.put(Objects.requireNonNull(each.meaning()), told(each, all)));
        var next = lines.stream().mapToInt(Line::width).max().orElse(0);
        if (!columns.containsKey(Column.GRADE) && columns.containsKey(Column.CLASS)) {
            columns.put(Column.GRADE, next++);
        }
        if (all.stream().anyMatch(Heading::leftBehind)) {
            for (var parent : List.of(Column.FATHER_AWAY, Column.MOTHER_AWAY)) {
                columns.putIfAbsent(parent, next++);
            }
        }
        return new Layout(
                sheet, sheetName, lines.getFirst().number(), lines.getLast().number(), columns, headings, all);
    }

    /** With its letters where another column that is read is called the same: 联系电话 of the father, and of the guardian. */
    private static String told(Heading heading, List<Heading> all) {
        var called = all.stream()
                .filter(each -> each.meaning() != null && each.text().equals(heading.text()))
                .count();
        return called == 1 ? heading.text() : heading.text() + "（" + heading.letters() + " 列）";
    }

    /** A row's cells as they are to be read: pictures say nothing, and what follows from others stands in its column. */
    @Nullable
    Cell[] readable(@Nullable Cell[] cells) {
        var width = cells.length;
        for (int index : columns.values()) {
            width = Math.max(width, index + 1);
        }
        var row = Arrays.copyOf(cells, width);
        for (int i = 0; i < row.length; i++) {
            var cell = row[i];
            row[i] = cell != null && cell.kind() == Cell.Kind.PICTURE ? null : cell;
        }
        columns.forEach((column, index) -> {
            var cell = row[index];
            if (column.isDay() && cell != null && cell.day() != null) {
                row[index] = new Cell(cell.kind(), String.valueOf(cell.day()), cell.day());
            }
        });
        derive(row, Column.GRADE, grade(row));
        for (var heading : all) {
            var cell = heading.leftBehind() && heading.column() < cells.length ? cells[heading.column()] : null;
            var away = cell == null ? AwayWords.UNSAID : AwayWords.of(heading.text(), Text.plain(cell.text()));
            derive(row, Column.FATHER_AWAY, spoken(away.father()));
            derive(row, Column.MOTHER_AWAY, spoken(away.mother()));
        }
        return row;
    }

    /** Only into columns that the sheet itself leaves empty. */
    private void derive(@Nullable Cell[] row, Column column, @Nullable Cell said) {
        var index = columns.get(column);
        if (said != null && index != null && row[index] == null) {
            row[index] = said;
        }
    }

    private @Nullable Cell grade(@Nullable Cell[] row) {
        if (headings.containsKey(Column.GRADE)) {
            return null;
        }
        var match = GRADE.matcher(text(row, Column.CLASS).replaceAll("\\s", ""));
        if (!match.matches()) {
            return null;
        }
        var grade = match.group(1);
        return new Cell(Cell.Kind.TEXT, grade.length() == 1 ? grade + "年级" : grade, null);
    }

    private static @Nullable Cell spoken(@Nullable Boolean away) {
        return away == null ? null : new Cell(Cell.Kind.TEXT, away ? "是" : "否", null);
    }

    /** Whether the sheet says of which grade a row is, in whichever column. */
    boolean saysGrade(@Nullable Cell[] readable) {
        return cell(readable, Column.GRADE) != null;
    }

    @Nullable
    Cell cell(@Nullable Cell[] row, Column column) {
        var index = columns.get(column);
        return index == null || index >= row.length ? null : row[index];
    }

    String text(@Nullable Cell[] row, Column column) {
        var cell = cell(row, column);
        return cell == null ? "" : Text.plain(cell.text());
    }

    /** Required columns that have no heading of their own. */
    public List<Column> missing() {
        return Column.REQUIRED.stream()
                .filter(column -> !headings.containsKey(column))
                .toList();
    }

    /** Whether nothing is missing, or only a grade that each class may name. */
    boolean mayBeWhole() {
        var missing = missing();
        return missing.isEmpty() || missing.equals(List.of(Column.GRADE));
    }

    /** Whether the headings are those of the other one, as printed again at the top of a page. */
    boolean repeats(Layout other) {
        return sheet == other.sheet && all.equals(other.all);
    }

    /** @return -1 for none */
    public int columnOf(String heading) {
        return headings.entrySet().stream()
                .filter(each -> each.getValue().equals(heading))
                .map(each -> columns.get(each.getKey()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(-1);
    }

    /** A cell as people read it; days are written out in full where one belongs. */
    public String shown(int column, Cell cell) {
        var isDay = cell.day() != null
                && columns.entrySet().stream()
                        .anyMatch(each ->
                                each.getValue() == column && each.getKey().isDay());
        return isDay ? String.valueOf(cell.day()) : cell.text();
    }

    String heading(Column column) {
        return headings.getOrDefault(column, column.heading());
    }

    /** With columns that turned out to hold values without a heading. */
    Layout with(List<Integer> nameless) {
        if (nameless.isEmpty()) {
            return this;
        }
        var more = new ArrayList<>(all);
        nameless.forEach(column -> more.add(new Heading(column, "", null, null, State.UNKNOWN, false)));
        return new Layout(sheet, sheetName, firstHeadingRow, headingRow, columns, headings, List.copyOf(more));
    }
}
