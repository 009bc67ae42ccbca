package lantian.registry.rosterimport;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import lantian.registry.canonical.Characters;

/** Reads the words and days that people type into a cell. */
final class Text {

    private static final Pattern DATE = Pattern.compile(
            "(\\d{4})\\s*[-/.年—–]\\s*(\\d{1,2})\\s*[-/.月—–]\\s*(\\d{1,2})\\s*[日号]?(?:[ T]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?)?");
    /** As programs write a moment: 2016-03-04T16:00:00.000Z is 5 March in China. */
    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}.*(?:Z|[+-]\\d{2}:\\d{2})");

    private static final ZoneId HOME = ZoneId.of("Asia/Shanghai");
    private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}(?:年|届|级)?");
    private static final Pattern MONTH = Pattern.compile("(?:19|20)\\d{2}(?:[-/.年](?:\\d{1,2})月?|(?:0[1-9]|1[0-2]))");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

    private static final Set<String> YES =
            Set.of("是", "有", "在外", "外出", "务工", "外出务工", "寄宿", "住校", "住宿", "y", "yes", "true", "1", "√", "✓", "✔", "对");
    private static final Set<String> NO = Set.of(
            "否", "无", "在家", "不", "没有", "未外出", "未外出务工", "走读", "不寄宿", "不住校", "n", "no", "false", "0", "×", "x", "✗", "✘");

    private static final Set<String> TOTALS = Set.of("合计", "总计", "小计", "共计");

    private Text() {}

    /** What stands before the sums below a table. */
    static boolean isTotal(String text) {
        return TOTALS.contains(text.replaceAll("[\\s:：]", ""));
    }

    /** {@code #N/A} and its like: what Excel shows where it could not calculate. */
    static boolean isError(String text) {
        return text.matches("#[A-Z/0]{2,14}[!?]?");
    }

    /** Half-width, without surrounding spaces and what nobody sees. */
    static String plain(String raw) {
        return Characters.plain(raw);
    }

    /** What a cell says about a day. */
    sealed interface Day {
        record Known(LocalDate day) implements Day {}

        enum Unclear implements Day {
            /** 2015 */
            A_YEAR,
            /** 2015.03 */
            A_MONTH,
            /** 43050, in a cell that is not formatted as a date */
            A_NUMBER,
            NOT_A_DAY
        }
    }

    /** A number is a day only where the cell is formatted as one; in all others 43050 may be anything. */
    static Day day(Cell cell) {
        if (cell.kind() == Cell.Kind.DATE) {
            var day = cell.day();
            return day == null ? Day.Unclear.NOT_A_DAY : new Day.Known(day);
        }
        var text = plain(cell.text()).replaceAll("^['`´‘’\\s]+|['`´‘’\\s]+$", "");
        for (var shape : java.util.List.of(DATE, DIGITS)) {
            var match = shape.matcher(text);
            if (match.matches()) {
                return calendar(match.group(1), match.group(2), match.group(3));
            }
        }
        if (MOMENT.matcher(text).matches()) {
            return moment(text);
        }
        if (YEAR.matcher(text).matches()) {
            return Day.Unclear.A_YEAR;
        }
        if (MONTH.matcher(text).matches()) {
            return Day.Unclear.A_MONTH;
        }
        return NUMBER.matcher(text).matches() ? Day.Unclear.A_NUMBER : Day.Unclear.NOT_A_DAY;
    }

    private static Day moment(String written) {
        try {
            return new Day.Known(
                    OffsetDateTime.parse(written).atZoneSameInstant(HOME).toLocalDate());
        } catch (DateTimeException e) {
            return Day.Unclear.NOT_A_DAY;
        }
    }

    private static Day calendar(String year, String month, String day) {
        try {
            return new Day.Known(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Day.Unclear.NOT_A_DAY;
        }
    }

    static Optional<Boolean> yesOrNo(String text) {
        var word = text.toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return Optional.of(true);
        }
        return NO.contains(word) ? Optional.of(false) : Optional.empty();
    }
}
