package lantian.registry.roster;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import lantian.registry.roster.CellError.Code;
import org.jspecify.annotations.Nullable;

/** What is wrong in a row because of the table it stands in, whatever its cells say by themselves. */
final class RowChecks {

    private static final Set<Column> NO_DATES = EnumSet.of(
            Column.NAME,
            Column.STUDENT_NO,
            Column.GRADE,
            Column.CLASS,
            Column.HOME_PHONE,
            Column.FATHER_PHONE,
            Column.MOTHER_PHONE,
            Column.GUARDIAN_PHONE);

    private final Layout layout;
    private final List<Heading> otherNames;
    private final List<Heading> leftBehind;

    RowChecks(Layout layout) {
        this.layout = layout;
        this.otherNames = layout.all().stream()
                .filter(heading -> heading.meaning() == null && HeadingWord.isName(heading.text()))
                .toList();
        this.leftBehind = layout.all().stream().filter(Heading::leftBehind).toList();
    }

    List<CellError> of(int row, @Nullable Cell[] cells, @Nullable Cell[] readable) {
        var errors = new ArrayList<CellError>();
        missing(row, readable, errors);
        var name = layout.text(readable, Column.NAME);
        if (Text.isTotal(name)) {
            errors.add(new CellError(row, layout.heading(Column.NAME), Code.UNKNOWN_VALUE, "“合计”不是姓名；如果这一行是孩子，请填写姓名。"));
        }
        otherNames(row, cells, errors);
        kinds(row, readable, errors);
        boardingCode(row, readable, errors);
        contradictions(row, cells, readable, errors);
        return errors;
    }

    /** Below headings that lack a required column nothing can be taken in; which one is said for each row. */
    private void missing(int row, @Nullable Cell[] readable, List<CellError> errors) {
        for (var column : layout.missing()) {
            if (column != Column.GRADE || layout.cell(readable, Column.GRADE) == null) {
                var where = "第 " + layout.headingRow() + " 行的标题里没有这一列";
                errors.add(new CellError(
                        row,
                        column.heading(),
                        Code.REQUIRED,
                        column == Column.GRADE ? where + "，班级里也看不出年级；请加上“年级”一列，或把班级写成“三年级1班”。" : where + "；请补上再上传。"));
            }
        }
    }

    /** A second table beside the first: reading the row would lose the child on its right. */
    private void otherNames(int row, @Nullable Cell[] cells, List<CellError> errors) {
        for (var heading : otherNames) {
            if (heading.column() < cells.length && cells[heading.column()] != null) {
                errors.add(new CellError(row, heading.text(), Code.AMBIGUOUS, "这一行有两个“姓名”；一行只写一个孩子，请把右边的孩子移到下面。"));
            }
        }
    }

    /** What Excel has made of something else while it was typed. */
    private void kinds(int row, @Nullable Cell[] readable, List<CellError> errors) {
        for (var column : layout.columns().keySet()) {
            var cell = layout.cell(readable, column);
            if (cell == null) {
                continue;
            }
            var heading = layout.heading(column);
            if (cell.kind() == Cell.Kind.LOST_DIGITS) {
                errors.add(new CellError(
                        row, heading, Code.UNKNOWN_VALUE, "数字超过 15 位，Excel 已经丢掉了后几位；请把格子设成“文本”，再填完整的号码。"));
            } else if (column.isDay() && isNoDay(cell)) {
                errors.add(
                        new CellError(row, heading, Code.NOT_A_DATE, "这不是一个日子：只有年、只有年月或一个数字都不行；请写成 2018-03-05 的样子。"));
            } else if (NO_DATES.contains(column) && isDate(cell)) {
                errors.add(new CellError(row, heading, Code.UNKNOWN_VALUE, "Excel 把这一格变成了日期；请把格子设成“文本”再填，例如 1班。"));
            }
        }
    }

    /** As a date, or as one that was written out when the file was annotated. */
    private static boolean isDate(Cell cell) {
        return cell.kind() == Cell.Kind.DATE
                || Text.plain(cell.text()).matches("(\\d{4}年)?\\d{1,2}月(\\d{1,2}日)?|\\d{4}-\\d{2}-\\d{2}");
    }

    /** A number is a day only in a cell that is formatted as one, or written as eight digits. */
    private static boolean isNoDay(Cell cell) {
        return switch (cell.kind()) {
            case NUMBER -> !cell.text().matches("\\d{8}");
            case DATE -> cell.day() == null;
            default -> false;
        };
    }

    /** 就读方式 1 is a day pupil in one system and a boarder in the next. */
    private void boardingCode(int row, @Nullable Cell[] readable, List<CellError> errors) {
        var heading = layout.heading(Column.BOARDING);
        var value = layout.text(readable, Column.BOARDING);
        if (!value.isEmpty() && value.matches("\\d") && !heading.contains("是否")) {
            errors.add(new CellError(row, heading, Code.UNKNOWN_VALUE, "看不出这个代码的意思，请写成“走读”或“住校”。"));
        }
    }

    /** A parent is away by one column and at home by another. */
    private void contradictions(int row, @Nullable Cell[] cells, @Nullable Cell[] readable, List<CellError> errors) {
        for (var heading : leftBehind) {
            var cell = heading.column() < cells.length ? cells[heading.column()] : null;
            if (cell == null) {
                continue;
            }
            var away = AwayWords.of(heading.text(), Text.plain(cell.text()));
            if (differs(readable, Column.FATHER_AWAY, away.father())
                    || differs(readable, Column.MOTHER_AWAY, away.mother())) {
                errors.add(new CellError(row, heading.text(), Code.UNKNOWN_VALUE, "和父亲、母亲是否外出务工的列说法不一，请改成一致。"));
            }
        }
    }

    private boolean differs(@Nullable Cell[] readable, Column column, @Nullable Boolean said) {
        var own = Text.yesOrNo(layout.text(readable, column)).orElse(null);
        return said != null && own != null && !own.equals(said);
    }
}
