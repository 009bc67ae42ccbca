package lantian.registry.rosterimport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lantian.registry.canonical.NoFact;
import lantian.registry.child.CareType;
import lantian.registry.rosterimport.Heading.State;
import lantian.registry.rosterimport.SheetTables.PassedOver;
import lantian.registry.rosterimport.Workbook.Reason;
import lantian.registry.rosterimport.Workbook.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * How a workbook was understood, before anything of it is stored: each table with its headings, each line that is passed over,
 * each sheet that is not read, and what nobody but a person can decide.
 */
public record Outline(int rows, List<Table> tables, List<Ignored> ignored, List<Question> questions) {

    private static final int MOST_LINES_TOLD = 200;
    private static final int MOST_MISSING = 2;
    private static final List<String> OFFICIAL_CARE = List.of("监护情况", "监护能力", "无人监护", "有人监护", "监护较");

    private static final Pattern AT_HOME = Pattern.compile("(在家|家里|家中|本地|在本地|未外出|没有外出)(务农|务工|打工)?");

    /**
     * A table of children.
     *
     * @param headingRow the last line of its headings
     * @param rows lines of children
     * @param passedOver lines that are no child's, the first two hundred of them
     * @param pictures columns in which pictures lie
     */
    public record Table(
            int sheet,
            String name,
            int headingRow,
            int rows,
            List<Heading> headings,
            List<Column> missing,
            List<Passed> passedOver,
            List<String> pictures) {}

    /** @param kind a stable name */
    public record Passed(int row, String kind) {}

    /** A sheet with something on it that is not read. */
    public record Ignored(String name, Why why, List<Column> missing) {

        /** Why not. */
        public enum Why {
            HIDDEN,
            NO_HEADINGS,
            MISSING_COLUMNS
        }
    }

    /**
     * A column speaks of children being left behind, and of some it can't be said which parent is away; or it tells where a
     * parent works, and nothing else whether that parent is away.
     *
     * @param read rows whose words left no doubt
     * @param unread rows that were left as they were
     */
    public record Question(int sheet, String sheetName, String column, String heading, int read, int unread) {}

    /** @throws Unreadable where there is no roster in it, or it is broken */
    public static Outline of(Workbook workbook) throws Unreadable {
        var seen = new ArrayList<Seen>();
        for (int i = 0; i < workbook.sheets().size(); i++) {
            var sheet = new Seen(i, workbook.sheets().get(i).name());
            if (workbook.sheets().get(i).visible()) {
                SheetTables.read(workbook, i, sheet);
            } else if (hasContent(workbook, i)) {
                sheet.hidden = true;
            }
            seen.add(sheet);
        }
        var whole = seen.stream().anyMatch(Seen::isWhole);
        if (!whole) {
            throw refused(seen);
        }
        var read = seen.stream().filter(Seen::isRead).toList();
        var rows = read.stream().mapToInt(Seen::rows).sum();
        if (rows == 0) {
            throw new Unreadable(Reason.EMPTY);
        }
        return new Outline(
                rows,
                read.stream().flatMap(each -> each.tables().stream()).toList(),
                seen.stream()
                        .filter(each -> !each.isRead())
                        .flatMap(each -> each.ignored().stream())
                        .toList(),
                read.stream().flatMap(each -> each.questions().stream()).toList());
    }

    private static boolean hasContent(Workbook workbook, int sheet) throws Unreadable {
        var found = new boolean[1];
        workbook.read(sheet, (_, cells) -> {
            found[0] = cells.length > 0;
            return !found[0];
        });
        return found[0];
    }

    private static Unreadable refused(List<Seen> seen) {
        return seen.stream()
                .flatMap(sheet -> sheet.byTable.values().stream())
                .min(Comparator.comparingInt(table -> table.layout.missing().size()))
                .map(table -> table.rows == 0 && table.layout.mayBeWhole()
                        ? new Unreadable(Reason.EMPTY)
                        : Unreadable.without(table.layout.missing()))
                .orElseGet(() -> new Unreadable(Reason.NO_HEADINGS));
    }

    /** Whether the sheet's lines are children's; rows of a table without all columns are rejected one by one. */
    public boolean reads(int sheet) {
        return tables.stream().anyMatch(table -> table.sheet() == sheet);
    }

    /** Whether a row's place needs its sheet to be found. */
    public boolean hasSeveralSheets() {
        return tables.stream().map(Table::sheet).distinct().count() > 1;
    }

    /** What stands in the file and is not read, in the words of the file. */
    public List<String> unknown() {
        var unknown = new LinkedHashSet<String>();
        for (var table : tables) {
            var read = table.headings().stream()
                    .filter(heading -> heading.state() == State.READ)
                    .map(Heading::text)
                    .collect(Collectors.toSet());
            table.headings().stream()
                    .filter(heading -> heading.state() != State.READ)
                    .map(heading -> read.contains(heading.text())
                            ? heading.text() + "（" + heading.letters() + " 列）"
                            : heading.shown())
                    .forEach(unknown::add);
        }
        return List.copyOf(unknown);
    }

    /** Whether a heading of care types holds the words of another classification, and is not read. */
    boolean leavesOutCare(Layout layout) {
        return tables.stream()
                .filter(table -> table.sheet() == layout.sheet() && table.headingRow() == layout.headingRow())
                .anyMatch(table -> layout.headings().containsKey(Column.CARE)
                        && table.headings().stream().noneMatch(heading -> heading.meaning() == Column.CARE));
    }

    /** One sheet, while it is looked through. */
    private static final class Seen implements SheetTables.Visitor {

        private final int index;
        private final String name;
        private final Map<Integer, SeenTable> byTable = new LinkedHashMap<>();
        private final List<Passed> above = new ArrayList<>();
        private @Nullable SeenTable last;
        private boolean hidden;

        Seen(int index, String name) {
            this.index = index;
            this.name = name;
        }

        @Override
        public void table(Layout layout) {
            last = new SeenTable(layout);
            byTable.put(layout.headingRow(), last);
        }

        @Override
        public void child(Layout layout, int row, @Nullable Cell[] cells) {
            if (last != null) {
                last.child(cells);
            }
        }

        @Override
        public void passedOver(int row, PassedOver why) {
            var lines = last == null ? above : last.passedOver;
            if (lines.size() < MOST_LINES_TOLD) {
                lines.add(new Passed(row, why.name()));
            }
        }

        boolean isWhole() {
            return byTable.values().stream().anyMatch(SeenTable::isWhole);
        }

        boolean isRead() {
            return isWhole()
                    || byTable.values().stream()
                            .anyMatch(table -> table.rows > 0
                                    && table.layout.headings().containsKey(Column.NAME)
                                    && table.layout.missing().size() <= MOST_MISSING);
        }

        int rows() {
            return byTable.values().stream().mapToInt(table -> table.rows).sum();
        }

        List<Table> tables() {
            var tables = new ArrayList<Table>();
            for (var table : byTable.values()) {
                var passed = new ArrayList<>(tables.isEmpty() ? above : List.<Passed>of());
                passed.addAll(table.passedOver);
                tables.add(new Table(
                        index,
                        name,
                        table.layout.headingRow(),
                        table.rows,
                        table.headings(),
                        table.missing(),
                        List.copyOf(passed),
                        table.pictures.stream().map(Heading::letters).toList()));
            }
            return tables;
        }

        List<Ignored> ignored() {
            if (hidden) {
                return List.of(new Ignored(name, Ignored.Why.HIDDEN, List.of()));
            }
            if (byTable.isEmpty()) {
                return above.isEmpty() ? List.of() : List.of(new Ignored(name, Ignored.Why.NO_HEADINGS, List.of()));
            }
            return byTable.values().stream()
                    .min(Comparator.comparingInt(table -> table.missing().size()))
                    .map(table -> new Ignored(name, Ignored.Why.MISSING_COLUMNS, table.missing()))
                    .stream()
                    .toList();
        }

        List<Question> questions() {
            return byTable.values().stream()
                    .flatMap(table -> table.layout.all().stream()
                            .filter(heading -> heading.leftBehind() || table.isOnlySign(heading))
                            .filter(heading -> table.unsaid[heading.column()] > 0)
                            .map(heading -> new Question(
                                    index,
                                    name,
                                    heading.letters(),
                                    heading.text(),
                                    table.said[heading.column()],
                                    table.unsaid[heading.column()])))
                    .toList();
        }
    }

    /** One table, while it is looked through. */
    private static final class SeenTable {

        private final Layout layout;
        private final List<Passed> passedOver = new ArrayList<>();
        private final TreeSet<Integer> pictures = new TreeSet<>();
        private final TreeSet<Integer> nameless = new TreeSet<>();
        private final java.util.BitSet headed = new java.util.BitSet();
        private final int[] said;
        private final int[] unsaid;
        private int rows;
        private boolean withGrade;
        private boolean otherCare;

        SeenTable(Layout layout) {
            this.layout = layout;
            var width = layout.all().stream().mapToInt(Heading::column).max().orElse(0) + 1;
            this.said = new int[width];
            this.unsaid = new int[width];
            layout.all().forEach(heading -> headed.set(heading.column()));
        }

        void child(@Nullable Cell[] cells) {
            rows++;
            for (int i = 0; i < cells.length; i++) {
                var cell = cells[i];
                if (cell != null) {
                    if (cell.kind() == Cell.Kind.PICTURE) {
                        pictures.add(i);
                    }
                    if (!headed.get(i)) {
                        nameless.add(i);
                    }
                }
            }
            var readable = layout.readable(cells);
            withGrade |= layout.saysGrade(readable);
            var care = layout.text(readable, Column.CARE);
            otherCare |= !care.isEmpty()
                    && CareType.named(care).isEmpty()
                    && OFFICIAL_CARE.stream().anyMatch(care::contains);
            for (var heading : layout.all()) {
                var cell = heading.leftBehind() && heading.column() < cells.length ? cells[heading.column()] : null;
                if (cell != null) {
                    var away = AwayWords.of(heading.text(), Text.plain(cell.text()));
                    (away.saysSomething() ? said : unsaid)[heading.column()]++;
                }
                if (isOnlySign(heading)) {
                    var place = layout.text(readable, java.util.Objects.requireNonNull(heading.meaning()));
                    unsaid[heading.column()] +=
                            NoFact.is(place) || AT_HOME.matcher(place).matches() ? 0 : 1;
                }
            }
        }

        /** Where a parent works is told, and no column says whether that parent is away. */
        boolean isOnlySign(Heading heading) {
            return (heading.meaning() == Column.FATHER_PLACE
                            && !layout.columns().containsKey(Column.FATHER_AWAY))
                    || (heading.meaning() == Column.MOTHER_PLACE
                            && !layout.columns().containsKey(Column.MOTHER_AWAY));
        }

        boolean isWhole() {
            return layout.missing().isEmpty() || (layout.mayBeWhole() && withGrade);
        }

        List<Column> missing() {
            return isWhole() ? List.of() : layout.missing();
        }

        List<Heading> headings() {
            return layout.with(List.copyOf(nameless)).all().stream()
                    .map(this::settled)
                    .toList();
        }

        /** What could only be said when all values had been seen. */
        private Heading settled(Heading heading) {
            if (heading.leftBehind()) {
                var clear = unsaid[heading.column()] == 0 && said[heading.column()] > 0;
                return clear
                        ? new Heading(heading.column(), heading.text(), null, heading.person(), State.READ, true)
                        : heading;
            }
            return otherCare && heading.meaning() == Column.CARE ? heading.unknown() : heading;
        }
    }

    /** Sheets that are read, in their order. */
    public int[] sheets() {
        return tables.stream().mapToInt(Table::sheet).distinct().toArray();
    }
}
