package lantian.registry.rosterimport.excel;

import static lantian.registry.rosterimport.Sheets.column;
import static lantian.registry.rosterimport.Sheets.data;
import static lantian.registry.rosterimport.Sheets.formats;
import static lantian.registry.rosterimport.Sheets.merged;
import static lantian.registry.rosterimport.Sheets.raw;
import static lantian.registry.rosterimport.Sheets.zip;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import lantian.registry.rosterimport.CellError;
import lantian.registry.rosterimport.Entry;
import lantian.registry.rosterimport.Heading.State;
import lantian.registry.rosterimport.Outline;
import lantian.registry.rosterimport.Rosters;
import lantian.registry.rosterimport.RowReader.Row;
import lantian.registry.rosterimport.Workbook.Unreadable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A cell that isn't empty is read, named as unknown, or rejected; there is no fourth way. Walks rosters of every layout: the
 * columns in any order and under any of their words, headings of one row or two, merged or not, other tables below, other
 * sheets beside, lines that are no child's between.
 */
class EveryCellTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    /** What may be told of a child: a heading's words and a value that no other cell has. */
    private record Said(String group, List<String> leaves, List<String> alone, String value) {}

    private static final List<Said> REQUIRED = List.of(
            new Said("学生", List.of("姓名"), List.of("姓名", "学生姓名", "*姓名", "姓 名", "姓名★"), "孩"),
            new Said("学生", List.of("性别"), List.of("性别", "性别（男/女）"), "女"),
            new Said("学生", List.of("出生日期"), List.of("出生日期", "出生年月日", "※出生日期"), "2018-03-05"),
            new Said("学生", List.of("年级"), List.of("年级", "所在年级"), "三年级"),
            new Said("学生", List.of("班级"), List.of("班级", "班别", "班级*"), "1班"));

    private static final List<Said> OPTIONAL = List.of(
            new Said("父亲", List.of("姓名"), List.of("父亲姓名", "爸爸姓名", "父亲"), "父"),
            new Said("父亲", List.of("是否外出", "外出务工"), List.of("父亲是否外出务工", "父亲（是否外出务工）"), "是"),
            new Said("父亲", List.of("电话", "联系电话"), List.of("父亲电话", "爸爸电话", "父亲手机号"), "1380000"),
            new Said("父亲", List.of("务工地点"), List.of("父亲务工地", "父亲务工地址"), "广州"),
            new Said("母亲", List.of("姓名"), List.of("母亲姓名", "妈妈姓名"), "母"),
            new Said("母亲", List.of("是否外出"), List.of("母亲是否外出务工", "母亲外出"), "否"),
            new Said("母亲", List.of("电话", "手机号"), List.of("母亲电话", "母亲联系电话"), "1390000"),
            new Said("监护人", List.of("姓名"), List.of("监护人姓名", "委托监护人姓名"), "监"),
            new Said("监护人", List.of("与儿童关系", "关系"), List.of("监护人关系", "与被监护人关系"), "祖父"),
            new Said("监护人", List.of("联系电话"), List.of("监护人联系电话", "监护人电话"), "1370000"),
            new Said("家庭", List.of("住址"), List.of("家庭住址", "家庭地址"), "村"),
            new Said("家庭", List.of("电话"), List.of("家庭电话"), "0851"),
            new Said("其他", List.of("备注"), List.of("备注"), "注"),
            new Said("其他", List.of("兴趣爱好"), List.of("兴趣爱好", "特长爱好"), "画"),
            new Said("父亲", List.of("出生日期"), List.of("父亲出生日期"), "1988-01-0"),
            new Said("其他", List.of("身份证号"), List.of("身份证号"), "52210000"),
            new Said("其他", List.of("民族"), List.of("民族", "政治面貌"), "苗"),
            new Said("其他", List.of("班主任"), List.of("班主任", "村联系人"), "周"));

    /** A workbook, and what stands in its children's lines. */
    private record Roster(Map<String, String> sheets, Map<String, List<String>> written, int children) {

        byte[] file() {
            return zip(raw(sheets, formats("General")));
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void is_read_named_or_rejected(int seed) throws Unreadable {
        var roster = roster(new Random(seed));

        var outline = Outline.of(Xlsx.open(roster.file()));
        var rows = Rosters.rows(Xlsx.open(roster.file()), TODAY);

        assertThat(rows).as("children of seed " + seed).hasSize(roster.children());
        assertThat(outline.rows()).isEqualTo(roster.children());
        var named = named(roster.file(), outline);
        var kept = new HashSet<String>();
        for (var row : rows) {
            switch (row) {
                case Row.Good good -> kept.add(good.entry().identity().name() + " " + flat(good.entry()));
                case Row.Bad(var errors) ->
                    assertThat(errors).extracting(CellError::heading).allMatch(it -> it.startsWith("性别"));
                case Row.Blank _ -> throw new AssertionError("a child's line was taken for none");
            }
        }
        roster.written().forEach((child, values) -> {
            var entry = kept.stream().filter(it -> it.startsWith(child + " ")).findFirst();
            if (values.contains("不详")) {
                assertThat(entry)
                        .as("seed " + seed + ": " + child + " is rejected")
                        .isEmpty();
                return;
            }
            assertThat(entry).as("seed " + seed + ": " + child + " is read").isPresent();
            assertThat(values)
                    .as("seed " + seed + ": " + child)
                    .allMatch(value -> entry.orElseThrow().contains(canonical(value)) || named.contains(value));
        });
    }

    /** Telephone numbers are kept without what divides their digits. */
    private static String canonical(String value) {
        return value.matches("0[0-9]+-[0-9]+") ? value.replace("-", "") : value;
    }

    private static String flat(Entry entry) {
        return entry.toString()
                .replace("away=true", "away=是")
                .replace("away=false", "away=否")
                .replace("FEMALE", "女");
    }

    /** All values that stand in columns which the answer names. */
    private static Set<String> named(byte[] file, Outline outline) throws Unreadable {
        var values = new HashSet<String>();
        var book = Xlsx.open(file);
        for (var table : outline.tables()) {
            var columns = table.headings().stream()
                    .filter(it -> it.state() != State.READ)
                    .map(it -> it.column())
                    .toList();
            book.read(table.sheet(), (number, cells) -> {
                for (int column : columns) {
                    var cell = number > table.headingRow() && column < cells.length ? cells[column] : null;
                    if (cell != null) {
                        values.add(cell.text());
                    }
                }
                return true;
            });
        }
        return values;
    }

    private static Roster roster(Random random) {
        var sheets = new LinkedHashMap<String, String>();
        var written = new TreeMap<String, List<String>>();
        var children = 0;
        for (int s = 0; s <= random.nextInt(3); s++) {
            var lines = new ArrayList<List<? extends @Nullable Object>>();
            var areas = new ArrayList<String>();
            for (int t = 0; t <= random.nextInt(2); t++) {
                children += table(random, lines, areas, written, s * 1000 + t * 100);
            }
            sheets.put("第" + s + "张", data(lines) + (areas.isEmpty() ? "" : merged(areas.toArray(String[]::new))));
        }
        if (random.nextBoolean()) {
            sheets.put("说明", data(List.of(List.of("请先读"))));
        }
        return new Roster(sheets, written, children);
    }

    private static int table(
            Random random,
            List<List<? extends @Nullable Object>> lines,
            List<String> areas,
            Map<String, List<String>> written,
            int first) {
        if (random.nextBoolean()) {
            lines.add(List.of("青石小学花名册"));
        }
        var columns = new ArrayList<>(REQUIRED);
        var more = new ArrayList<>(OPTIONAL);
        Collections.shuffle(more, random);
        columns.addAll(more.subList(0, random.nextInt(more.size())));
        var twoRows = random.nextInt(3) == 0;
        if (twoRows) {
            columns.sort(java.util.Comparator.comparingInt(
                    it -> List.of("学生", "家庭", "父亲", "母亲", "监护人", "其他").indexOf(it.group())));
        } else {
            Collections.shuffle(columns, random);
        }
        var nameless = random.nextInt(4) == 0;
        headings(random, columns, twoRows, lines, areas);
        var children = 1 + random.nextInt(4);
        for (int c = 0; c < children; c++) {
            line(first + c, columns, nameless, random.nextInt(8) == 0, lines, written);
            if (random.nextInt(6) == 0) {
                lines.add(List.of());
            }
        }
        if (random.nextBoolean()) {
            lines.add(List.of("合计：" + children + "人"));
        }
        return children;
    }

    private static void headings(
            Random random,
            List<Said> columns,
            boolean twoRows,
            List<List<? extends @Nullable Object>> lines,
            List<String> areas) {
        if (!twoRows) {
            lines.add(columns.stream().map(it -> any(random, it.alone())).toList());
            return;
        }
        var upper = new ArrayList<@Nullable Object>(Collections.nCopies(columns.size(), null));
        var lower = new ArrayList<@Nullable Object>();
        var mergedAreas = random.nextBoolean();
        var row = lines.size() + 1;
        for (int i = 0; i < columns.size(); i++) {
            var said = columns.get(i);
            var person = List.of("父亲", "母亲", "监护人").contains(said.group());
            if (!person) {
                upper.set(i, any(random, said.alone()));
                lower.add(null);
                if (mergedAreas) {
                    areas.add(column(i) + row + ":" + column(i) + (row + 1));
                }
                continue;
            }
            lower.add(any(random, said.leaves()));
            if (i == 0 || !columns.get(i - 1).group().equals(said.group())) {
                upper.set(i, said.group());
                var last = i;
                while (last + 1 < columns.size()
                        && columns.get(last + 1).group().equals(said.group())) {
                    last++;
                }
                if (mergedAreas && last > i) {
                    areas.add(column(i) + row + ":" + column(last) + row);
                }
            }
        }
        lines.add(upper);
        if (lower.stream().anyMatch(java.util.Objects::nonNull)) {
            lines.add(lower);
        }
    }

    private static void line(
            int number,
            List<Said> columns,
            boolean nameless,
            boolean wrong,
            List<List<? extends @Nullable Object>> lines,
            Map<String, List<String>> written) {
        var cells = new @Nullable Object[columns.size() + (nameless ? 2 : 0)];
        var name = "孩" + chinese(number);
        var values = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            var value = columns.get(i).value();
            var unique = switch (value) {
                case "孩" -> name;
                case "女" -> wrong ? "不详" : "女";
                case "父", "母", "监", "村", "注", "画", "周" -> value + chinese(number);
                case "1380000", "1390000", "1370000" -> value + (1000 + number);
                case "0851" -> "0851-" + (1_000_000 + number);
                case "1988-01-0" -> "1988-01-0" + (1 + number % 9);
                case "52210000" -> value + (1000 + number);
                default -> value;
            };
            cells[i] = unique;
            values.add(unique);
        }
        if (nameless) {
            cells[cells.length - 1] = "旁注" + number;
            values.add("旁注" + number);
        }
        written.put(name, values);
        lines.add(Arrays.asList(cells));
    }

    private static String chinese(int number) {
        var text = new StringBuilder();
        for (var digit : String.valueOf(number).toCharArray()) {
            text.append("零甲乙丙丁戊己庚辛壬".charAt(digit - '0'));
        }
        return text.toString();
    }

    private static String any(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
