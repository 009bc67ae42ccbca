package lantian.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lantian.demo.people.Phones;
import lantian.demo.people.Pupils;
import lantian.demo.people.Roster;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

class RosterTest {

    private static final DemoCalendar CALENDAR = DemoCalendar.around(LocalDate.parse("2026-11-20"));

    private final SchoolPlan school =
            CountyPlan.named("small").orElseThrow().schools().getFirst();
    private final List<Map<String, String>> rows = read();

    @Test
    void a_roster_reads_back_with_the_columns_of_the_template() {
        assertThat(rows).hasSize(school.pupils());
        assertThat(Roster.HEADINGS)
                .contains("姓名", "性别", "出生日期", "年级", "班级", "是否寄宿", "父亲是否外出务工", "监护人关系", "照看类型")
                .hasSize(34)
                .doesNotHaveDuplicates();
        assertThat(rows)
                .allSatisfy(row ->
                        assertThat(row).containsKeys("姓名", "性别", "出生日期", "学段", "年级", "班级", "家庭住址", "父亲姓名", "母亲姓名"));
    }

    @Test
    void no_phone_number_can_be_anybodys() {
        var phones = rows.stream()
                .flatMap(row -> row.entrySet().stream())
                .filter(cell -> cell.getKey().endsWith("电话"))
                .map(Map.Entry::getValue)
                .toList();

        assertThat(phones).hasSizeGreaterThan(1000).allMatch(Phones.RESERVED.asMatchPredicate());
    }

    @Test
    void who_is_away_works_somewhere_and_who_is_not_does_not() {
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.containsKey("父亲务工地址")).isEqualTo("是".equals(row.get("父亲是否外出务工")));
            assertThat(row.containsKey("母亲务工地址")).isEqualTo("是".equals(row.get("母亲是否外出务工")));
        });
    }

    @Test
    void with_both_parents_away_grandparents_or_relatives_care() {
        assertThat(rows)
                .filteredOn(row -> "是".equals(row.get("父亲是否外出务工")) && "是".equals(row.get("母亲是否外出务工")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("监护人关系")).isIn("爷爷", "奶奶", "外公", "外婆", "叔叔", "姑姑"));
    }

    @Test
    void brothers_and_sisters_share_home_and_parents() {
        var homes = rows.stream().collect(Collectors.groupingBy(row -> row.get("家庭电话")));

        assertThat(homes.values()).anyMatch(children -> children.size() == 2);
        assertThat(homes.values())
                .allSatisfy(children -> assertThat(children.stream()
                                .map(row -> row.get("父亲姓名") + row.get("母亲姓名") + row.get("家庭住址"))
                                .distinct())
                        .hasSize(1));
    }

    private List<Map<String, String>> read() {
        try {
            var file = new ByteArrayOutputStream();
            new Roster(school, CALENDAR).write(Pupils.of(school, CALENDAR), file);
            try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file.toByteArray()))) {
                var lines = new ArrayList<>(workbook.getFirstSheet().read());
                var headings = texts(lines.removeFirst());
                return lines.stream()
                        .map(row -> byHeading(headings, texts(row)))
                        .toList();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> texts(Row row) {
        return IntStream.range(0, row.getCellCount()).mapToObj(row::getCellText).toList();
    }

    private static Map<String, String> byHeading(List<String> headings, List<String> cells) {
        return IntStream.range(0, cells.size())
                .filter(n -> !cells.get(n).isEmpty())
                .boxed()
                .collect(Collectors.toMap(headings::get, cells::get));
    }
}
