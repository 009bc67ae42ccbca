package lantian.registry.rosterimport.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lantian.registry.child.CareType;
import lantian.registry.rosterimport.Cell;
import lantian.registry.rosterimport.CellError;
import lantian.registry.rosterimport.Column;
import lantian.registry.rosterimport.Heading;
import lantian.registry.rosterimport.Layout;
import lantian.registry.rosterimport.RosterFiles;
import lantian.registry.rosterimport.Workbook;
import lantian.registry.rosterimport.Workbook.Span;
import lantian.registry.rosterimport.Workbook.Unreadable;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes the template, and a roster again with its errors marked. Every cell is text, so that nothing in it is a formula. */
final class RosterWriter implements RosterFiles {

    private static final String RED = "FFC7CE";
    private static final String GREY = "D9E1F2";
    private static final String PROBLEMS = "问题";
    private static final int ROWS_WITH_CHOICE = 5_000;

    @Override
    public Workbook open(byte[] file) throws Unreadable {
        return Xlsx.open(file);
    }

    @Override
    public void template(OutputStream out) {
        try (var book = new org.dhatim.fastexcel.Workbook(out, "Lantian", "1.0")) {
            var sheet = book.newWorksheet("花名册");
            var columns = Column.values();
            for (int i = 0; i < columns.length; i++) {
                var required = Column.REQUIRED.contains(columns[i]);
                sheet.value(0, i, columns[i].heading() + (required ? "*" : ""));
                sheet.style(0, i).bold().fillColor(required ? RED : GREY).set();
                sheet.width(i, 14);
                choices(columns[i]).ifPresent(list(sheet, i));
            }
            sheet.freezePane(1, 1);
            var help = book.newWorksheet("填写说明");
            var lines = List.of(
                    "带 * 的列必须填写；列的顺序不限，没有的列可以删去。",
                    "日期写成 2018-03-05；是否类填 是 或 否。",
                    "空着的格子保留系统里已有的内容。",
                    "同一个孩子按姓名、出生日期、性别（以及学号）认出，重复上传不会重复登记。",
                    "外出起始日期：父母从哪一天起在外；生效日期：变动从哪一天起算，不填就从上传当天起算。",
                    "入学日期：学校第一次上传时不填，就从本学期第一天起算；以后上传的新生不填，就从上传当天起算。",
                    "各班可以写在同一张表里，也可以每班一张工作表；隐藏的工作表不读。",
                    "每一列只写一项：父亲和母亲的电话分两列，标题写清是谁的；“联系电话”算作它前面那个人的。",
                    "留守情况请填在“父亲是否外出务工”“母亲是否外出务工”两列；只写“单亲留守”看不出是谁外出。",
                    "学号、身份证件一类的长数字请先把格子设成“文本”再填，否则后几位会变成 0。",
                    "请删去示例行；合计、签字写在表的下面即可，不会当成孩子。",
                    "照看类型可以写：" + String.join("、", careTypes()) + "。");
            for (int i = 0; i < lines.size(); i++) {
                help.value(i, 0, lines.get(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Consumer<List<String>> list(Worksheet sheet, int column) {
        return words -> sheet.range(1, column, ROWS_WITH_CHOICE, column)
                .validateWithListByFormula("\"" + String.join(",", words) + "\"");
    }

    /** What may be chosen from in a column. */
    private static Optional<List<String>> choices(Column column) {
        return switch (column) {
            case SEX -> Optional.of(List.of("男", "女"));
            case STAGE -> Optional.of(List.of("幼儿园", "小学", "初中", "高中"));
            case BOARDING, FATHER_AWAY, MOTHER_AWAY -> Optional.of(List.of("是", "否"));
            case CARE -> Optional.of(careTypes());
            default -> Optional.empty();
        };
    }

    private static List<String> careTypes() {
        return Arrays.stream(CareType.values()).map(CareType::inChinese).toList();
    }

    @Override
    public void annotate(byte[] file, List<CellError> errors, Function<CellError, String> words, OutputStream out)
            throws Unreadable {
        var workbook = open(file);
        try (var book = new org.dhatim.fastexcel.Workbook(out, "Lantian", "1.0")) {
            for (int i = 0; i < workbook.sheets().size(); i++) {
                sheet(book, workbook, i, errors, words);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sheet(
            org.dhatim.fastexcel.Workbook book,
            Workbook workbook,
            int index,
            List<CellError> errors,
            Function<CellError, String> words)
            throws Unreadable {
        var source = workbook.sheets().get(index);
        var sheet = book.newWorksheet(source.name().isBlank() ? "Sheet" + (index + 1) : source.name());
        var tables = source.visible() ? Layout.tables(workbook, index) : new TreeMap<Integer, Layout>();
        var byRow =
                errors.stream().filter(error -> error.sheet() == index).collect(Collectors.groupingBy(CellError::row));
        if (!source.visible()) {
            sheet.setVisibilityState(VisibilityState.HIDDEN);
        }
        var marks = new Marks(sheet, tables, byRow, column(workbook, index, tables), words);
        workbook.read(index, (number, cells) -> {
            marks.row(number, cells);
            return true;
        });
        apart(source.merged())
                .forEach(span -> sheet.range(
                                span.firstRow() - 1, span.firstColumn(), span.lastRow() - 1, span.lastColumn())
                        .merge());
        if (!tables.isEmpty()) {
            sheet.freezePane(0, tables.firstKey());
        }
    }

    /** Those that merge something, and of some that overlap, which no writer should make, the first. */
    private static List<Span> apart(List<Span> merged) {
        var kept = new ArrayList<Span>();
        var open = new ArrayList<Span>();
        for (var span : merged) {
            open.removeIf(each -> each.lastRow() < span.firstRow());
            if ((span.lastRow() > span.firstRow() || span.lastColumn() > span.firstColumn())
                    && open.stream()
                            .noneMatch(each -> each.firstColumn() <= span.lastColumn()
                                    && span.firstColumn() <= each.lastColumn())) {
                kept.add(span);
                open.add(span);
            }
        }
        return kept;
    }

    /** Behind all others; or where it stood before, if the file was annotated already. */
    private static int column(Workbook workbook, int index, NavigableMap<Integer, Layout> tables) throws Unreadable {
        for (var heading :
                tables.values().stream().flatMap(table -> table.all().stream()).toList()) {
            if (heading.text().equals(PROBLEMS) && isOurs(workbook, index, heading.column(), tables)) {
                return heading.column();
            }
        }
        var width = new int[1];
        workbook.read(index, (_, cells) -> {
            width[0] = Math.max(width[0], cells.length);
            return true;
        });
        var merged = workbook.sheets().get(index).merged().stream()
                .mapToInt(span -> span.lastColumn() + 1)
                .max()
                .orElse(0);
        return Math.min(Math.max(width[0], merged), SheetReader.MOST_COLUMNS - 1);
    }

    /** A school may have a column of that name: what we wrote begins with the heading of the cell that is wrong. */
    private static boolean isOurs(Workbook workbook, int index, int column, NavigableMap<Integer, Layout> tables)
            throws Unreadable {
        var headings = Stream.concat(
                        Arrays.stream(Column.values()).map(Column::heading),
                        tables.values().stream()
                                .flatMap(table -> Stream.concat(
                                        table.headings().values().stream(),
                                        table.all().stream().map(Heading::text))))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toSet());
        var ours = new boolean[] {true};
        workbook.read(index, (number, cells) -> {
            var cell = column < cells.length && number > tables.firstKey() ? cells[column] : null;
            ours[0] = cell == null || headings.stream().anyMatch(cell.text()::startsWith);
            return ours[0];
        });
        return ours[0];
    }

    /**
     * Writes a sheet again, row by row.
     *
     * @param column where what is wrong is told
     */
    private record Marks(
            Worksheet sheet,
            NavigableMap<Integer, Layout> tables,
            Map<Integer, List<CellError>> byRow,
            int column,
            Function<CellError, String> words) {

        void row(int number, @Nullable Cell[] cells) {
            var line = number - 1;
            var above = tables.floorEntry(number);
            for (int i = 0; i < cells.length; i++) {
                var cell = cells[i];
                if (cell != null && i != column) {
                    write(line, i, cell, above == null ? null : above.getValue());
                }
            }
            if (tables.containsKey(number)) {
                sheet.value(line, column, PROBLEMS);
                sheet.style(line, column).bold().fillColor(RED).set();
            }
            var wrong = byRow.getOrDefault(number, List.of());
            if (wrong.isEmpty() || above == null) {
                return;
            }
            for (var error : wrong) {
                var at = above.getValue().columnOf(error.heading());
                if (at >= 0) {
                    sheet.style(line, at).fillColor(RED).set();
                }
            }
            sheet.value(line, column, wrong.stream().map(words).collect(Collectors.joining(" ")));
        }

        /** As text, so that nothing in it is a formula; a number that has lost digits stays one, and is found again. */
        private void write(int line, int at, Cell cell, @Nullable Layout layout) {
            if (cell.kind() == Cell.Kind.LOST_DIGITS && cell.text().matches("-?\\d+")) {
                sheet.value(line, at, new BigDecimal(cell.text()));
                sheet.style(line, at).format("0").set();
            } else {
                sheet.value(line, at, layout == null ? cell.text() : layout.shown(at, cell));
            }
        }
    }
}
