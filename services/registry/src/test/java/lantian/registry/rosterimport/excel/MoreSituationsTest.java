package lantian.registry.rosterimport.excel;

import static lantian.registry.rosterimport.Sheets.HEADINGS;
import static lantian.registry.rosterimport.Sheets.data;
import static lantian.registry.rosterimport.Sheets.formats;
import static lantian.registry.rosterimport.Sheets.merged;
import static lantian.registry.rosterimport.Sheets.raw;
import static lantian.registry.rosterimport.Sheets.row;
import static lantian.registry.rosterimport.Sheets.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import lantian.registry.rosterimport.Cell;
import lantian.registry.rosterimport.CellError;
import lantian.registry.rosterimport.Column;
import lantian.registry.rosterimport.Entry;
import lantian.registry.rosterimport.Outline;
import lantian.registry.rosterimport.RosterSentences;
import lantian.registry.rosterimport.Rosters;
import lantian.registry.rosterimport.RowReader.Row;
import lantian.registry.rosterimport.Workbook.Reason;
import lantian.registry.rosterimport.Workbook.Unreadable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as clerks make them by hand: what stands above a table, beside a word, or where nobody expects it. */
class MoreSituationsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final List<? extends @Nullable Object> FAMILY =
            row("姓名", "性别", "出生日期", "年级", "班级", "父亲姓名", "是否外出务工", "联系电话", "母亲姓名", "是否外出务工", "联系电话");
    private static final List<? extends @Nullable Object> CHILD =
            row("李小红", "女", "2018-03-05", "三年级", "1班", "李大", "是", "13800000001", "王二", "否", "13800000002");

    // above the headings

    @ParameterizedTest
    @ValueSource(
            strings = {
                "留守儿童信息",
                "留守儿童情况",
                "留守儿童基本情况",
                "学生信息",
                "学生基本情况",
                "儿童基本信息",
                "留守儿童",
                "基本情况",
                "班主任：李老师",
                "班主任：李老师　联系电话：13800000009",
                "填报单位：青石小学 | 填表人：周某",
                "班级：三年级1班 | 班主任：李老师",
                "学校：青石小学 | 校长：吴某 | 联系人：周某"
            })
    void what_stands_above_the_headings_as_a_title_changes_none_of_them(String title) throws Unreadable {
        var above = row((Object[]) title.split(" \\| "));

        for (var sheet :
                List.of(data(List.of(above, FAMILY, CHILD)), data(List.of(above, FAMILY, CHILD)) + merged("A1:K1"))) {
            var child = good(rows(book(sheet)).getFirst());
            assertThat(child.home().father().away()).isTrue();
            assertThat(child.home().father().phone()).isEqualTo("13800000001");
            assertThat(child.home().mother().away()).isFalse();
            assertThat(child.home().mother().phone()).isEqualTo("13800000002");
        }
    }

    @Test
    void a_group_of_the_childs_own_over_the_parents_columns_hides_nobody_who_is_away() throws Unreadable {
        var groups = row("留守儿童情况", null, null, null, null, null, null, null, null, null, null, null, "监护人", null);
        var headings = new ArrayList<@Nullable Object>(FAMILY);
        headings.addAll(List.of("曾用名", "姓名", "电话"));
        var child = new ArrayList<@Nullable Object>(CHILD);
        child.addAll(List.of("李红", "李老", "13800000003"));
        var book = book(data(List.of(groups, headings, child)) + merged("A1:L1", "M1:N1"));

        var read = good(rows(book).getFirst());

        assertThat(read.home().father().away()).isTrue();
        assertThat(read.home().mother().away()).isFalse();
        assertThat(read.home().guardian().phone()).isEqualTo("13800000003");
        assertThat(outline(book).questions()).isEmpty();
    }

    @Test
    void a_telephone_below_the_familys_group_is_of_the_person_before_it() throws Unreadable {
        var groups = row("学生情况", null, null, null, null, "家庭情况", null);
        var child = good(rows(book(data(List.of(
                                groups,
                                row("姓名", "性别", "出生日期", "年级", "班级", "父亲姓名", "联系电话", "住址"),
                                child("李大", "13800000001", "上坝村")))
                        + merged("A1:E1", "F1:H1")))
                .getFirst());

        assertThat(child.home().homePhone()).isNull();
        assertThat(child.home().father().phone()).isEqualTo("13800000001");
        assertThat(child.home().address()).isEqualTo("上坝村");
    }

    @Test
    void one_parent_among_many_groups_keeps_its_columns() throws Unreadable {
        var groups = row("在校信息", null, null, null, null, "家庭经济", null, "父亲", null, null, "健康情况", "其它");
        var child = good(rows(book(data(List.of(
                                groups,
                                row("姓名", "性别", "出生日期", "年级", "班级", "年收入", "是否低保", "务工地点", "联系电话", "是否外出", "残疾", "备注"),
                                child("1万", "否", "广州", "13800000001", "是", "无", "x")))
                        + merged("A1:E1", "F1:G1", "H1:J1")))
                .getFirst());

        assertThat(child.home().homePhone()).isNull();
        assertThat(child.home().father().phone()).isEqualTo("13800000001");
        assertThat(child.home().father().away()).isTrue();
    }

    // whose it is

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "父亲姓名 母亲姓名 是否外出务工 | 李大 王二 是",
                "父亲姓名 父亲电话 母亲姓名 母亲电话 外出务工情况 | 李大 13800000001 王二 13800000002 外出",
                "父亲姓名 母亲姓名 联系电话 家庭住址 | 李大 王二 13800000009 上坝村",
                "母亲姓名 父亲姓名 务工地点 | 王二 李大 广州"
            })
    void a_word_behind_both_parents_is_of_neither_alone(String headings, String values) throws Unreadable {
        var book = book(headings, values);

        var child = good(rows(book).getFirst());

        assertThat(child.home().father().away()).isNull();
        assertThat(child.home().mother().away()).isNull();
        assertThat(child.toString()).doesNotContain("13800000009", "广州");
        assertThat(outline(book).unknown()).hasSize(1);
        assertThat(outline(book).questions()).hasSize(headings.contains("外出") ? 1 : 0);
    }

    @Test
    void the_words_behind_both_parents_are_read_where_they_say_who_is_away() throws Unreadable {
        var child = good(rows(book("父亲姓名 母亲姓名 外出务工（父/母/双方）", "李大 王二 父母双方")).getFirst());

        assertThat(child.home().father().away()).isTrue();
        assertThat(child.home().mother().away()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "父（母）姓名",
                "父（母）电话",
                "父（或母）电话",
                "父亲（或母亲）电话",
                "爸爸（妈妈）电话",
                "联系电话（父/母）",
                "联系电话（父或母）",
                "监护人（与父亲关系）",
                "父亲（是否在家）",
                "父亲（在家/外出）",
                "父（母）是否外出务工"
            })
    void brackets_that_speak_of_somebody_or_something_else_are_named_and_not_read(String heading) throws Unreadable {
        var book = book(heading, heading.contains("电话") ? "13800000001" : heading.contains("姓名") ? "王二" : "是");

        var child = good(rows(book).getFirst());

        assertThat(child.toString()).doesNotContain("13800000001", "王二", "name=是", "away=true");
        assertThat(outline(book).unknown()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "姓名（与户口本一致）, NAME",
        "姓名（必须与身份证一致）, NAME",
        "姓名（按户口本填写）, NAME",
        "出生日期（以身份证为准）, BIRTH_DATE",
        "家庭住址（同户口簿）, ADDRESS",
        "监护人（爷爷/奶奶）, GUARDIAN_NAME",
        "监护人（父/母）电话, GUARDIAN_PHONE"
    })
    void brackets_that_only_explain_change_nothing(String heading, Column meaning) throws Unreadable {
        var headings = new ArrayList<>(HEADINGS);
        var place = headings.indexOf(heading.substring(0, heading.indexOf('（')));
        if (place >= 0) {
            headings.set(place, heading);
        } else {
            headings.add(heading);
        }

        assertThat(outline(book(data(List.of(headings, child()))))
                        .tables()
                        .getFirst()
                        .headings())
                .filteredOn(it -> it.meaning() == meaning)
                .hasSize(1);
    }

    @Test
    void of_two_columns_with_one_name_the_wrong_one_is_told() throws Unreadable {
        var file = book("父亲姓名 联系电话 监护人 联系电话", "李大 13800000001 李老 打不通");

        assertThat(wrong(rows(file).getFirst())).extracting(CellError::heading).containsExactly("联系电话（I 列）");
    }

    // being left behind

    @ParameterizedTest
    @CsvSource({"父亲是否在外打工, 母亲打工情况", "父亲外出与否, 母亲是否打工", "父亲外出状态, 母亲是否在外地"})
    void other_words_for_being_away_are_read(String father, String mother) throws Unreadable {
        var child = good(rows(book(father + " " + mother, "是 否")).getFirst());

        assertThat(child.home().father().away()).isTrue();
        assertThat(child.home().mother().away()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "打工情况",
                "外出打工情况",
                "是否在外打工",
                "父亲是否在家",
                "父母是否在家",
                "父母是否在身边",
                "是否与父母同住",
                "父母去向",
                "留守学生",
                "农村留守儿童",
                "留守原因",
                "双留守/单留守",
                "留守儿童标识",
                "学生是否外出务工",
                "双方外出",
                "家庭外出务工情况",
                "外出务工人数",
                "父（母）外出务工"
            })
    void whatever_speaks_of_being_left_behind_is_asked_about(String heading) throws Unreadable {
        var book = book(heading, "是");

        assertThat(good(rows(book).getFirst()).toString()).doesNotContain("away=true", "away=false");
        assertThat(outline(book).questions()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"未外出家长", "未外出务工的父母", "在家未外出务工家长", "父母外出务工期间监护人", "父母外出后由谁照顾", "在家父母", "留守家长"})
    void who_stays_is_never_taken_for_who_is_away(String heading) throws Unreadable {
        var book = book(heading, "母亲");

        assertThat(good(rows(book).getFirst()).home().mother().away()).isNull();
        assertThat(outline(book).questions()).hasSize(1);
    }

    @Test
    void a_number_of_parents_is_not_both() throws Unreadable {
        assertThat(good(rows(book("父母双方外出务工人数", "1")).getFirst())
                        .home()
                        .father()
                        .away())
                .isNull();
    }

    @Test
    void where_a_parent_works_is_asked_about_if_nothing_says_whether_that_is_away() throws Unreadable {
        assertThat(outline(book("父亲姓名 外出务工地点 联系电话", "李大 广州 13800000001")).questions())
                .extracting(Outline.Question::heading)
                .containsExactly("外出务工地点");
        assertThat(outline(book("父亲务工地 母亲务工地", "在家 无")).questions()).isEmpty();
        assertThat(outline(book("父亲是否外出务工 父亲务工地", "是 广州")).questions()).isEmpty();
    }

    // lines

    @Test
    void children_whose_cells_were_not_filled_in_are_children() throws Unreadable {
        var book = book("父亲电话 母亲电话 特殊情况 备注", "未填写 未填写 身份证格式不对 表格填写不全");

        assertThat(rows(book)).hasSize(1);
        assertThat(outline(book).tables().getFirst().passedOver()).isEmpty();
    }

    @Test
    void a_child_whose_address_is_merged_over_several_columns_is_neither_note_nor_title() throws Unreadable {
        var address = row("姓名", "性别", "出生日期", "年级", "班级", "家庭住址");
        var starred = row("★李小红", "女", "2018-03-05", "三年级", "1班", "上坝村");
        var book = book(data(List.of(
                        address,
                        starred,
                        row("李小明", "男", "2018-03-06", "三年级", "1班", "下坝村"),
                        row("姓名", "性别", "出生日期", "年级", "班级", "备注"),
                        row("李小天", "男", "2018-03-07", "三年级", "1班", "转学")))
                + merged("F2:I2", "F3:I3"));

        assertThat(rows(book).stream().map(it -> good(it).identity().name())).containsExactly("李小红", "李小明", "李小天");
    }

    // cells

    @Test
    void a_shared_text_that_is_missing_makes_a_broken_file() {
        var broken = book("家庭住址", "<c t=\"s\"><v>7</v></c>");

        assertThat(catchThrowableOfType(Unreadable.class, () -> rows(broken)).reason())
                .isEqualTo(Reason.BROKEN);
    }

    @Test
    void true_is_true_however_a_program_writes_it() throws Unreadable {
        var cells = row("<c t=\"b\"><v>true</v></c>", "<c t=\"b\"><v>false</v></c>");
        var headings = new ArrayList<>(HEADINGS);
        headings.addAll(List.of("父亲是否外出务工", "母亲是否外出务工"));
        var child =
                good(rows(book(data(List.of(headings, child(cells.toArray()))))).getFirst());

        assertThat(child.home().father().away()).isTrue();
        assertThat(child.home().mother().away()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[=1]\"是\";[=2]\"否\" | 1 | 是",
                "[=1]\"一班\";[=2]\"二班\" | 2 | 二班",
                "\"是\";;\"否\" | 1 | 是",
                "\"柳沟村\" | 3 | 柳沟村",
                "\"柳沟村\"0\"组\" | 3 | 柳沟村3组",
                ".00 | 2.5 | 2.50"
            })
    void a_format_of_words_alone_shows_no_number(String format, String stored, String shown) throws Unreadable {
        var found = new ArrayList<@Nullable Cell>();
        Xlsx.open(zip(raw(Map.of("s", data(List.of(row("<c s=\"1\"><v>" + stored + "</v></c>")))), formats(format))))
                .read(0, (_, cells) -> found.add(cells[0]));

        assertThat(found).containsExactly(new Cell(Cell.Kind.NUMBER, shown, null));
    }

    @ParameterizedTest
    @CsvSource({
        "2018-03-04T16:00:00.000Z, 2018-03-05",
        "2018-03-04T16:00:00Z, 2018-03-05",
        "2018-03-05T00:00:00+08:00, 2018-03-05",
        "2018-03-05T00:00:00, 2018-03-05",
        "2018-03-05 00:00:00, 2018-03-05"
    })
    void a_moment_that_a_program_has_written_as_text_is_the_day_it_was_in_china(String written, LocalDate day)
            throws Unreadable {
        assertThat(good(rows(book(data(List.of(HEADINGS, row("李小红", "女", written, "三年级", "1班")))))
                                .getFirst())
                        .identity()
                        .birthDate())
                .isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"家庭住址, 46082", "父亲姓名, 46082", "监护人姓名, 43164", "监护人关系, 46082"})
    void what_became_a_date_is_no_name_and_no_address(String heading, String serial) throws Unreadable {
        var headings = new ArrayList<>(HEADINGS);
        headings.add(heading);
        var book = zip(raw(
                Map.of("s", data(List.of(headings, child("<c s=\"1\"><v>" + serial + "</v></c>")))),
                formats("m\"月\"d\"日\"")));

        assertThat(wrong(rows(book).getFirst())).extracting(CellError::heading).containsExactly(heading);
    }

    @Test
    void a_zero_that_only_the_format_shows_makes_no_tenth_class() throws Unreadable {
        var book = zip(raw(
                Map.of(
                        "s",
                        data(List.of(
                                HEADINGS,
                                row("李小红", "女", "2018-03-05", "三年级", "<c s=\"1\"><v>3.1</v></c>"),
                                row("李小明", "男", "2018-03-05", "三年级", "3.10")))),
                formats("0.00")));

        assertThat(wrong(rows(book).getFirst())).extracting(CellError::heading).containsExactly("班级");
        assertThat(good(rows(book).getLast()).schooling().schoolClass().name()).isEqualTo("10班");
    }

    // the annotated file

    @Test
    void a_column_of_the_schools_own_that_is_called_as_ours_is_kept() throws Unreadable {
        var file = book(data(List.of(
                row("姓名", "性别", "出生日期", "年级", "班级", "问题"),
                row("李小红", "女", "2018-03-05", "三年级", "1班", "家里远"),
                row("李小明", "不详", "2018-03-06", "三年级", "1班", "爱哭"))));

        var twice = annotated(annotated(file));

        assertThat(texts(twice))
                .containsExactly(
                        "姓名|性别|出生日期|年级|班级|问题|问题",
                        "李小红|女|2018-03-05|三年级|1班|家里远",
                        "李小明|不详|2018-03-06|三年级|1班|爱哭|性别：请填写“男”或“女”。");
    }

    @Test
    void what_is_wrong_is_told_in_one_column_however_often_below_headings_of_two_rows() throws Unreadable {
        var file = book(data(List.of(
                        row("姓名", "性别", "出生日期", "年级", "班级", "父亲", null),
                        row(null, null, null, null, null, "姓名", "电话"),
                        row("李小明", "不详", "2018-03-06", "三年级", "1班", "李大", "13800000001")))
                + merged("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "F1:G1"));

        assertThat(texts(annotated(annotated(file))).get(1)).isEqualTo("姓名|电话|问题");
    }

    @Test
    void merged_areas_that_overlap_spoil_no_annotated_file() throws Unreadable {
        var file = book(data(List.of(row("花名册"), HEADINGS, row("李小明", "不详", "2018-03-06", "三年级", "1班")))
                + merged("A1:E1", "C1:G1", "A1:A1"));

        assertThat(texts(annotated(file))).hasSize(3);
    }

    /** 已故 is not a father's name, and no archive is complete by it. */
    @ParameterizedTest
    @ValueSource(strings = {"已故", "去世", "离异", "在家", "外出", "是"})
    void what_became_of_a_parent_is_not_the_name_and_is_said(String word) throws Unreadable {
        var row = (Row.Good) rows(book("父亲姓名", word)).getFirst();

        assertThat(row.entry().home().father().name()).isNull();
        assertThat(row.notices()).extracting(CellError::heading).containsExactly("父亲姓名");
    }

    @Test
    void two_cells_of_one_place_make_a_broken_file() {
        var sheet = data(List.of(HEADINGS, row("李小红", "女", "2018-03-05", "三年级", "1班")))
                .replace("r=\"E2\"", "r=\"A2\"");

        assertThat(catchThrowableOfType(Unreadable.class, () -> rows(book(sheet)))
                        .reason())
                .isEqualTo(Reason.BROKEN);
    }

    private static List<? extends @Nullable Object> child(@Nullable Object... more) {
        var cells = new ArrayList<@Nullable Object>(List.of("李小红", "女", "2018-03-05", "三年级", "1班"));
        cells.addAll(java.util.Arrays.asList(more));
        return cells;
    }

    private static byte[] book(String more, String values) {
        var headings = new ArrayList<>(HEADINGS);
        headings.addAll(List.of(more.split(" ")));
        var cells = values.startsWith("<") ? new Object[] {values} : (Object[]) values.split(" ");
        return book(data(List.of(headings, child(cells))));
    }

    private static byte[] book(String sheet) {
        return zip(raw(Map.of("s", sheet), formats("General")));
    }

    private static byte[] annotated(byte[] file) throws Unreadable {
        var errors = new ArrayList<CellError>();
        rows(file).stream().filter(it -> it instanceof Row.Bad).forEach(it -> errors.addAll(wrong(it)));
        var out = new ByteArrayOutputStream();
        new RosterWriter().annotate(file, errors, it -> new RosterSentences().withHeading(it, Locale.CHINESE), out);
        return out.toByteArray();
    }

    private static List<String> texts(byte[] file) throws Unreadable {
        var lines = new ArrayList<String>();
        Xlsx.open(file)
                .read(
                        0,
                        (_, cells) -> lines.add(String.join(
                                "|",
                                Stream.of(cells)
                                        .filter(Objects::nonNull)
                                        .map(Cell::text)
                                        .toList())));
        return lines;
    }

    private static Outline outline(byte[] file) throws Unreadable {
        return Outline.of(Xlsx.open(file));
    }

    private static List<Row> rows(byte[] file) throws Unreadable {
        return Rosters.rows(Xlsx.open(file), TODAY);
    }

    private static Entry good(Row row) {
        assertThat(row).isInstanceOf(Row.Good.class);
        return ((Row.Good) row).entry();
    }

    private static List<CellError> wrong(Row row) {
        assertThat(row).isInstanceOf(Row.Bad.class);
        return ((Row.Bad) row).errors();
    }
}
