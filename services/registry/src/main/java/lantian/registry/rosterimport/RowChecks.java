package lantian.registry.rosterimport;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong in a row because of the table it stands in, whatever its cells say by themselves. */
final class RowChecks {

    private static final Set<Column> NO_DATES = EnumSet.of(
            Column.NAME,
            Column.STUDENT_NO,
            Column.GRADE,
            Column.CLASS,
            Column.ADDRESS,
            Column.FATHER_NAME,
            Column.MOTHER_NAME,
            Column.GUARDIAN_NAME,
            Column.GUARDIAN_RELATION,
            Column.GUARDIAN_ADDRESS,
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
            errors.add(new CellError(row, layout.heading(Column.NAME), Sentence.TOTAL_IS_NO_NAME));
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
                errors.add(new CellError(
                        row,
                        column.heading(),
                        column == Column.GRADE ? Sentence.GRADE_MISSING : Sentence.COLUMN_MISSING,
                        layout.headingRow()));
            }
        }
    }

    /** A second table beside the first: reading the row would lose the child on its right. */
    private void otherNames(int row, @Nullable Cell[] cells, List<CellError> errors) {
        for (var heading : otherNames) {
            if (heading.column() < cells.length && cells[heading.column()] != null) {
                errors.add(new CellError(row, heading.text(), Sentence.TWO_NAMES));
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
                errors.add(new CellError(row, heading, Sentence.CELL_LOST_DIGITS));
            } else if (column.isDay() && isNoDay(cell)) {
                errors.add(new CellError(row, heading, Sentence.NUMBER_IS_NO_DAY));
            } else if (NO_DATES.contains(column) && isDate(cell)) {
                errors.add(new CellError(row, heading, Sentence.CELL_BECAME_DATE));
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
            errors.add(new CellError(row, heading, Sentence.BOARDING_CODE));
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
                errors.add(new CellError(row, heading.text(), Sentence.PARENTS_CONTRADICT));
            }
        }
    }

    private boolean differs(@Nullable Cell[] readable, Column column, @Nullable Boolean said) {
        var own = Text.yesOrNo(layout.text(readable, column)).orElse(null);
        return said != null && own != null && !own.equals(said);
    }
}
