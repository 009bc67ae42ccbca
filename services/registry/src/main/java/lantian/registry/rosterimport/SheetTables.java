package lantian.registry.rosterimport;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import lantian.registry.rosterimport.Line.Merged;
import lantian.registry.rosterimport.Workbook.Reason;
import lantian.registry.rosterimport.Workbook.Sheet;
import lantian.registry.rosterimport.Workbook.Span;
import lantian.registry.rosterimport.Workbook.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sheet as the tables that stand on it, each below its own headings. Every line in which something stands is a
 * heading, a child's, or passed over for a reason that is told.
 */
final class SheetTables implements SheetRows {

    /** What stands in a line that is no child's. */
    enum PassedOver {
        TITLE,
        HEADINGS_AGAIN,
        INSTRUCTIONS,
        SAMPLE,
        TOTAL,
        NOTE,
        /** Printed beforehand and left empty: a number, and nothing else. */
        ONLY_A_NUMBER
    }

    /** Sees what a sheet consists of, from the top. */
    interface Visitor {

        void table(Layout layout);

        /** @param cells filled in where they were merged downwards, otherwise as they stand in the file */
        void child(Layout layout, int row, @Nullable Cell[] cells);

        void passedOver(int row, PassedOver why);
    }

    private static final int MOST_ROWS = 1_048_576;
    private static final int MOST_HEADINGS = 50_000;
    private static final int INSTRUCTIONS_WITHIN = 5;
    private static final int MOST_MERGED_AT_ONCE = 2_000;
    private static final Pattern SAMPLE = Pattern.compile(
            ".*(示例|样例|范例).*|[(（\\[【](例|例子)[)）\\]】].*|(例|如|例如|比如|例子)[:：].*|.+[(（\\[【]例[)）\\]】]", Pattern.DOTALL);
    private static final Pattern SAMPLE_MARK =
            Pattern.compile("例|例子|(此行|本行|该行)?为?(示例|样例|范例)(行|数据)?([,，。:：;；\\d请可].*)?", Pattern.DOTALL);
    private static final Pattern SAMPLE_TEXT = Pattern.compile("例[:：].*", Pattern.DOTALL);
    private static final Pattern INSTRUCTION = Pattern.compile(
            ".*(必填|选填|可不填|不填|填写|请填|格式|下拉|YYYY|yyyy|男或女|男/女|是或否|是/否).*|[(（]?(如|例如|例|比如)[:：].*", Pattern.DOTALL);
    private static final Pattern NOTE = Pattern.compile(
            "(注|备注|说明|附|填表说明|填写说明|注意|注意事项|提示|填表人|填报人|制表人?|审核人?|负责人|校长|班主任|经办人|联系人|联系电话|签字|签名|日期|填报日期|填表日期|填报单位|填报时间|单位|学校|年 *月 *日)[^:：]{0,12}[:：].*|以下(空白|为空|无正文).*|此页.*|第.{1,4}页.*|[*※★▲●].*",
            Pattern.DOTALL);

    private final int index;
    private final Sheet sheet;
    private final Visitor visitor;
    private final ArrayDeque<Line> ahead = new ArrayDeque<>();
    private final List<Merged> reaching = new ArrayList<>();
    private int nextSpan;
    private int headings;
    private @Nullable Reason refused;
    private @Nullable Layout layout;

    private SheetTables(int index, Sheet sheet, Visitor visitor) {
        this.index = index;
        this.sheet = sheet;
        this.visitor = visitor;
    }

    static void read(Workbook workbook, int sheet, Visitor visitor) throws Unreadable {
        var tables = new SheetTables(sheet, workbook.sheets().get(sheet), visitor);
        workbook.read(sheet, tables);
        while (tables.refused == null && !tables.ahead.isEmpty()) {
            tables.next();
        }
        if (tables.refused != null) {
            throw new Unreadable(tables.refused);
        }
    }

    /** A row's place in the whole file: places grow in the order in which rows are read. */
    static int place(int sheet, int row) {
        return sheet * (MOST_ROWS + 1) + row;
    }

    @Override
    public boolean row(int number, @Nullable Cell[] cells) {
        var merged = reaching(number, cells);
        if (cells.length > 0) {
            ahead.addLast(new Line(number, cells, merged));
            if (ahead.size() == 3) {
                next();
            }
        }
        return refused == null;
    }

    /** Merged cells that began above and go on in this row, or begin in it. */
    private List<Merged> reaching(int number, @Nullable Cell[] cells) {
        var spans = sheet.merged();
        if (reaching.isEmpty()
                && (nextSpan == spans.size() || spans.get(nextSpan).firstRow() > number)) {
            return List.of();
        }
        reaching.removeIf(each -> each.span().lastRow() < number);
        for (; nextSpan < spans.size() && spans.get(nextSpan).firstRow() <= number; nextSpan++) {
            var span = spans.get(nextSpan);
            var first = span.firstColumn() < cells.length ? cells[span.firstColumn()] : null;
            if (span.firstRow() == number && first != null) {
                reaching.add(new Merged(span, first));
            }
        }
        if (reaching.size() > MOST_MERGED_AT_ONCE) {
            refused = Reason.BROKEN;
        }
        return List.copyOf(reaching);
    }

    private void next() {
        var lines = new ArrayList<>(ahead);
        var first = lines.getFirst();
        var grouped = lines.size() > 1
                && Headings.isGroups(first, lines.get(1), layout == null)
                && !Headings.isHeading(first);
        if (grouped || Headings.isHeading(first)) {
            headings(lines, grouped ? 2 : 1);
            return;
        }
        ahead.removeFirst();
        line(first, lines.size() > 1 && Headings.isHeading(lines.get(1)));
    }

    private void headings(List<Line> lines, int sure) {
        var count = sure;
        if (lines.size() > sure && Headings.isBelow(lines.get(sure - 1), lines.get(sure))) {
            count++;
        }
        for (int i = 0; i < count; i++) {
            ahead.removeFirst();
        }
        var found = Layout.of(index, sheet.name(), List.copyOf(lines.subList(0, count)));
        if (layout != null && found.repeats(layout)) {
            for (int i = 0; i < count; i++) {
                visitor.passedOver(lines.get(i).number(), PassedOver.HEADINGS_AGAIN);
            }
            return;
        }
        headings += found.all().size();
        if (headings > MOST_HEADINGS) {
            refused = Reason.INFLATES_TOO_MUCH;
            return;
        }
        layout = found;
        visitor.table(found);
    }

    private void line(Line line, boolean aboveHeadings) {
        var table = layout;
        if (table == null || (aboveHeadings && isAlone(line, line.taken()))) {
            visitor.passedOver(line.number(), PassedOver.TITLE);
            return;
        }
        var why = noChild(table, line);
        if (why == null) {
            visitor.child(table, line.number(), line.filled(table.headingRow()));
        } else {
            visitor.passedOver(line.number(), why);
        }
    }

    /** @return null for a child's line, and for all that may be one */
    private static @Nullable PassedOver noChild(Layout table, Line line) {
        var taken = line.taken();
        var first = line.text(taken[0]);
        var name = table.text(line.cells(), Column.NAME);
        if (name.isEmpty() || name.equals(first)) {
            var born = table.text(line.cells(), Column.BIRTH_DATE);
            if (first.indexOf('计') >= 0
                    && Text.isTotal(first.replaceAll("[:：].*", ""))
                    && (born.isEmpty() || born.equals(first))) {
                return PassedOver.TOTAL;
            }
            if (isAlone(line, taken) && NOTE.matcher(first).matches()) {
                return PassedOver.NOTE;
            }
        }
        var person = isPerson(table, line, name);
        if (isSample(name) || hasMark(line, taken, person)) {
            return PassedOver.SAMPLE;
        }
        var near = line.number() <= table.headingRow() + INSTRUCTIONS_WITHIN;
        if (near
                && !person
                && Arrays.stream(taken)
                                .filter(column ->
                                        INSTRUCTION.matcher(line.text(column)).matches())
                                .count()
                        >= 2) {
            return PassedOver.INSTRUCTIONS;
        }
        return name.isEmpty() ? nameless(table, line, taken) : null;
    }

    private static boolean isSample(String name) {
        return (name.indexOf('例') >= 0 || name.indexOf('如') >= 0)
                && SAMPLE.matcher(name).matches();
    }

    /** Somebody with a birthday: only what marks the whole line makes it no child's, never a cell's own words. */
    private static boolean isPerson(Layout table, Line line, String name) {
        var born = table.cell(line.cells(), Column.BIRTH_DATE);
        return !name.isEmpty()
                && !INSTRUCTION.matcher(name).matches()
                && born != null
                && Text.day(born) instanceof Text.Day.Known;
    }

    private static boolean hasMark(Line line, int[] taken, boolean person) {
        for (int column : taken) {
            var cell = line.at(column);
            if (cell != null
                    && cell.text().indexOf('例') >= 0
                    && (SAMPLE_MARK.matcher(line.text(column)).matches()
                            || (!person
                                    && SAMPLE_TEXT.matcher(line.text(column)).matches()))) {
                return true;
            }
        }
        return false;
    }

    /** Nothing else stands in the line, or its first cell is merged over the table. */
    private static boolean isAlone(Line line, int[] taken) {
        return taken.length == 1
                || line.merged().stream()
                        .map(Merged::span)
                        .anyMatch(span ->
                                span.firstRow() == line.number() && span.firstColumn() == taken[0] && isWide(span));
    }

    private static boolean isWide(Span span) {
        return span.lastColumn() - span.firstColumn() >= 2;
    }

    private static @Nullable PassedOver nameless(Layout table, Line line, int[] taken) {
        var read = Arrays.stream(taken)
                .filter(column -> table.columns().containsValue(column))
                .count();
        var single = taken.length == 1 ? line.at(taken[0]) : null;
        if (single != null) {
            var number =
                    single.kind() == Cell.Kind.NUMBER || line.text(taken[0]).matches("\\d{1,4}");
            if (read == 0) {
                return number ? PassedOver.ONLY_A_NUMBER : PassedOver.NOTE;
            }
            if (isAlone(line, taken)
                    && line.merged().stream()
                            .anyMatch(each -> each.span().firstRow() == line.number() && isWide(each.span()))) {
                return PassedOver.NOTE;
            }
        }
        return null;
    }
}
