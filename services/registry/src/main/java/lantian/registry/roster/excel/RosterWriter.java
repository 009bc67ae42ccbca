package lantian.registry.roster.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import lantian.registry.child.CareType;
import lantian.registry.roster.Cell;
import lantian.registry.roster.CellError;
import lantian.registry.roster.Column;
import lantian.registry.roster.Layout;
import lantian.registry.roster.RosterFiles;
import lantian.registry.roster.Workbook;
import lantian.registry.roster.Workbook.Unreadable;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes the template, and a roster again with its errors marked. Every cell is text, so that nothing in it is a formula. */
final class RosterWriter implements RosterFiles {

    private static final String RED = "FFC7CE";
    private static final String GREY = "D9E1F2";
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
                    "一个文件只放一张花名册，各班的学生都写在同一张表里。",
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
    public void annotate(byte[] file, List<CellError> errors, OutputStream out) throws Unreadable {
        var workbook = open(file);
        var layout = Layout.find(workbook);
        var byRow = errors.stream().collect(Collectors.groupingBy(CellError::row));
        try (var book = new org.dhatim.fastexcel.Workbook(out, "Lantian", "1.0")) {
            var sheet = book.newWorksheet("花名册");
            workbook.read(layout.sheet(), (number, cells) -> {
                row(sheet, workbook, layout, number, cells, byRow);
                return true;
            });
            sheet.freezePane(0, layout.headingRow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void row(
            Worksheet sheet,
            Workbook workbook,
            Layout layout,
            int number,
            @Nullable Cell[] cells,
            Map<Integer, List<CellError>> byRow) {
        var width = layout.width();
        var line = number - 1;
        for (int i = 0; i < width; i++) {
            var cell = cells[i];
            if (cell != null) {
                sheet.value(line, i, layout.shown(number, i, cell.text(), workbook.since1904()));
            }
        }
        if (number == layout.headingRow()) {
            sheet.value(line, width, "问题");
            sheet.style(line, width).bold().fillColor(RED).set();
            return;
        }
        var wrong = byRow.getOrDefault(number, List.of());
        for (var error : wrong) {
            var column = layout.columnOf(error.heading());
            if (column >= 0) {
                sheet.style(line, column).fillColor(RED).set();
            }
        }
        if (!wrong.isEmpty()) {
            sheet.value(
                    line,
                    width,
                    wrong.stream()
                            .map(error -> error.heading() + "：" + error.detail())
                            .collect(Collectors.joining(" ")));
        }
    }
}
