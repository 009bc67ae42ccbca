package lantian.registry.rosterimport.excel;

import static java.util.Map.entry;
import static lantian.registry.rosterimport.Sheets.HEADINGS;
import static lantian.registry.rosterimport.Sheets.bytes;
import static lantian.registry.rosterimport.Sheets.data;
import static lantian.registry.rosterimport.Sheets.formats;
import static lantian.registry.rosterimport.Sheets.merged;
import static lantian.registry.rosterimport.Sheets.raw;
import static lantian.registry.rosterimport.Sheets.row;
import static lantian.registry.rosterimport.Sheets.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import lantian.registry.rosterimport.Cell;
import lantian.registry.rosterimport.Cell.Kind;
import lantian.registry.rosterimport.CellError;
import lantian.registry.rosterimport.Column;
import lantian.registry.rosterimport.Entry;
import lantian.registry.rosterimport.Heading;
import lantian.registry.rosterimport.Heading.State;
import lantian.registry.rosterimport.Outline;
import lantian.registry.rosterimport.Rosters;
import lantian.registry.rosterimport.RowReader.Row;
import lantian.registry.rosterimport.Sheets;
import lantian.registry.rosterimport.Workbook.Reason;
import lantian.registry.rosterimport.Workbook.Unreadable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as schools send them: each of a kind that other programs are known to have read wrongly. */
class SituationsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String NO_FORMATS = formats("General");

    // what a cell shows

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0000 | 12 | 0012",
                "00000000000 | 8511234567 | 08511234567",
                "General | 13812345678 | 13812345678",
                "General | 1.3812345678E10 | 13812345678",
                "General | 0.30000000000000004 | 0.3",
                "General | 1203.0 | 1203",
                "0_  | 13812345678 | 13812345678",
                "0_);[Red]\\(0\\) | 12 | 12",
                "000-0000-0000 | 13812345678 | 138-1234-5678",
                "\"G\"0000 | 7 | G0007",
                "0\"班\" | 3 | 3班",
                "General\"班\" | 3 | 3班",
                "G/通用格式\"岁\" | 9 | 9岁",
                "#,##0 | 1234567 | 1,234,567",
                "0.00 | 2.5 | 2.50",
                "0% | 0.5 | 50%",
                "@ | 12 | 12",
                "[$-804]General | 12 | 12",
                "[>100]\"多\"0;0 | 12 | 12",
                ";;; | 12 | 12",
                "0.00E+00 | 12 | 12",
                "# ?/? | 0.5 | 0.5"
            })
    void a_number_is_read_as_it_is_shown(String format, String stored, String shown) throws Unreadable {
        assertThat(cell("<c s=\"1\"><v>" + stored + "</v></c>", format)).isEqualTo(new Cell(Kind.NUMBER, shown, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"5.2212320170509E+17", "522123201801030000", "1234567890123456", "1E15", "-1E16", "1E999999999"})
    void a_number_of_more_digits_than_excel_keeps_says_so(String stored) throws Unreadable {
        for (var format : List.of("General", "0", "@", "yyyy-mm-dd")) {
            assertThat(cell("<c s=\"1\"><v>" + stored + "</v></c>", format).kind())
                    .isEqualTo(Kind.LOST_DIGITS);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-mm-dd | 42864 | 2017-05-09 | 2017-05-09",
                "yyyy\"年\"m\"月\"d\"日\" | 42864 | 2017年5月9日 | 2017-05-09",
                "[$-804]yyyy/m/d;@ | 42864.75 | 2017/5/9 | 2017-05-09",
                "e-m-d | 42864 | 2017-5-9 | 2017-05-09",
                "yyyy-mm-dd hh:mm | 42864.354166666664 | 2017-05-09 08:30 | 2017-05-09",
                "yyyy-mm-dd | 60 | 1900-02-29 | ",
                "yyyy-mm-dd | 59 | 1900-02-28 | 1900-02-28",
                "yyyy-mm-dd | 0 | 0 | ",
                "yyyy-mm-dd | -3 | -3 | ",
                "yyyy-mm-dd | 9999999 | 9999999 | ",
                "m\"月\"d\"日\" | 46082 | 3月1日 | ",
                "yyyy\"年\"m\"月\" | 42856 | 2017年5月 | ",
                "yyyy\"年\"m\"月\" | 42864 | 2017年5月 | 2017-05-09"
            })
    void a_date_is_a_cell_that_is_formatted_as_one_and_shows_a_day(
            String format, String stored, String shown, @Nullable LocalDate day) throws Unreadable {
        assertThat(cell("<c s=\"1\"><v>" + stored + "</v></c>", format)).isEqualTo(new Cell(Kind.DATE, shown, day));
    }

    @ParameterizedTest
    @ValueSource(strings = {"General", "0", "0.00", "h:mm", "@", "0000"})
    void a_number_that_is_not_formatted_as_a_date_is_none(String format) throws Unreadable {
        assertThat(cell("<c s=\"1\"><v>42864</v></c>", format).kind()).isEqualTo(Kind.NUMBER);
    }

    @ParameterizedTest
    @CsvSource({
        "2017-05-06, 2017-05-06",
        "2017-05-07T00:00:00.000, 2017-05-07",
        "2017-05-08T00:00:00Z, 2017-05-08",
        "2017-05-08T16:00:00Z, 2017-05-09",
        "2017-05-08T23:30:00+08:00, 2017-05-08",
        "2017-02-30, "
    })
    void a_day_written_out_is_that_day_in_china(String written, @Nullable LocalDate day) throws Unreadable {
        assertThat(cell("<c t=\"d\"><v>" + written + "</v></c>", "General").day())
                .isEqualTo(day);
    }

    @Test
    void days_are_counted_from_1904_where_the_file_says_so_but_not_those_written_out() throws Unreadable {
        var parts = raw(
                Map.of("s", data(List.of(row("<c s=\"1\"><v>41402</v></c>", "<c t=\"d\"><v>2017-05-10</v></c>")))),
                formats("yyyy-mm-dd"));
        parts.put(
                "xl/workbook.xml", text(parts, "xl/workbook.xml", "<sheets>", "<workbookPr date1904=\"1\"/><sheets>"));

        assertThat(cells(zip(parts))).extracting(Cell::day).containsExactly(day("2017-05-09"), day("2017-05-10"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "3½号①㎡|3½号①㎡",
                "石沟村_x0009_1组|石沟村\t1组",
                "有_x005F_x000D_字样|有_x000D_字样",
                "_x005F_x005F_|_x005F_",
                "a_x000_b|a_x000_b",
                "a_x0000_b|ab",
                "a_xD800_b|ab",
                "_xD842__xDFB7_|𠮷",
                "  两边  |  两边  "
            })
    void a_text_is_handed_on_as_it_was_typed(String stored, String typed) throws Unreadable {
        var inline = "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">" + stored + "</t></is></c>";
        var result = "<c t=\"str\"><f>A1</f><v>" + stored + "</v></c>";

        assertThat(cell(inline, "General").text()).isEqualTo(typed);
        assertThat(cell(result, "General").text()).isEqualTo(typed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<c><f>VLOOKUP(1,B1,1)</f></c> | FAILED",
                "<c><f>1+1</f><v></v></c> | FAILED",
                "<c t=\"e\"><v>#N/A</v></c> | FAILED",
                "<c t=\"str\"><f>_xlfn.DISPIMG(\"ID\",1)</f><v>=DISPIMG(\"ID\",1)</v></c> | PICTURE",
                "<c t=\"inlineStr\"><is><t>=DISPIMG(\"ID\",1)</t></is></c> | PICTURE",
                "<c t=\"e\" vm=\"1\"><v>#VALUE!</v></c> | PICTURE",
                "<c><f>1+1</f><v>2</v></c> | NUMBER",
                "<c t=\"b\"><v>1</v></c> | TEXT"
            })
    void a_cell_without_a_value_says_why(String cell, Kind kind) throws Unreadable {
        assertThat(cell(cell, "General").kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c s=\"1\"/>",
                "<c t=\"str\"><f>IF(A1=\"\",\"\",A1)</f><v></v></c>",
                "<c t=\"inlineStr\"><is><t xml:space=\"preserve\"> \u3000\u00a0\u200b\u2060\ufeff</t></is></c>"
            })
    void what_nobody_can_see_is_empty(String cell) throws Unreadable {
        assertThat(cells(zip(raw(Map.of("s", data(List.of(row(cell)))), NO_FORMATS))))
                .isEmpty();
    }

    // where the parts are

    static Stream<Map<String, byte[]>> packages() {
        var plain = raw(Map.of("s", data(List.of(HEADINGS, row("甘小草", "女", "2017-07-01", "三年级", "1班")))), NO_FORMATS);
        var renamed = new LinkedHashMap<>(plain);
        renamed.put("xl/workbook22.xml", Objects.requireNonNull(renamed.remove("xl/workbook.xml")));
        renamed.put(
                "xl/_rels/workbook22.xml.rels", Objects.requireNonNull(renamed.remove("xl/_rels/workbook.xml.rels")));
        renamed.put("_rels/.rels", text(plain, "_rels/.rels", "xl/workbook.xml", "/xl/workbook22.xml"));
        var absolute = new LinkedHashMap<>(plain);
        absolute.put(
                "xl/_rels/workbook.xml.rels",
                text(plain, "xl/_rels/workbook.xml.rels", "worksheets/s1.xml", "/xl/./x/../worksheets/S1.xml"));
        var prefixed = new LinkedHashMap<>(plain);
        prefixed.put(
                "xl/worksheets/s1.xml",
                bytes(new String(
                                Objects.requireNonNull(plain.get("xl/worksheets/s1.xml")),
                                java.nio.charset.StandardCharsets.UTF_8)
                        .replaceAll("<(/?)([a-z])", "<$1x:$2")
                        .replace("xmlns=", "xmlns:x=")));
        var strict = new LinkedHashMap<String, byte[]>();
        plain.forEach((name, content) -> strict.put(
                name,
                bytes(new String(content, java.nio.charset.StandardCharsets.UTF_8)
                        .replace(
                                "http://schemas.openxmlformats.org/spreadsheetml/2006",
                                "http://purl.oclc.org/ooxml/spreadsheetml")
                        .replace(
                                "http://schemas.openxmlformats.org/officeDocument/2006",
                                "http://purl.oclc.org/ooxml/officeDocument"))));
        return Stream.of(plain, renamed, absolute, prefixed, strict);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void parts_are_found_by_their_relations_whatever_they_are_called(Map<String, byte[]> parts) throws Unreadable {
        assertThat(names(zip(parts))).containsExactly("甘小草");
    }

    // headings

    @Test
    void headings_of_two_rows_are_read_together() throws Unreadable {
        var sheet = data(List.of(
                        row("留守儿童花名册"),
                        row("序号", "姓名", "性别", "出生日期", "年级", "班级", "父亲", null, null, "母亲", null, null, "备注"),
                        row(null, null, null, null, null, null, "姓名", "是否外出", "电话", "姓名", "是否外出", "电话"),
                        row(
                                "1",
                                "李小红",
                                "女",
                                "2018-03-05",
                                "三年级",
                                "1班",
                                "李大",
                                "是",
                                "13800000001",
                                "王二",
                                "否",
                                "13800000002",
                                "转学")))
                + merged("A1:M1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:F3", "G2:I2", "J2:L2", "M2:M3");

        for (var file : List.of(sheet, sheet.substring(0, sheet.indexOf("<mergeCells>")))) {
            var book = zip(raw(Map.of("s", file), NO_FORMATS));
            var child = good(rows(book).getFirst());
            assertThat(child.home().father().name()).isEqualTo("李大");
            assertThat(child.home().father().away()).isTrue();
            assertThat(child.home().mother().away()).isFalse();
            assertThat(child.home().mother().phone()).contains("13800000002");
            assertThat(child.remarks().remark()).isEqualTo("转学");
            assertThat(Outline.of(Xlsx.open(book)).unknown()).containsExactly("序号");
        }
    }

    @Test
    void groups_above_a_whole_row_of_headings_say_whose_columns_they_are() throws Unreadable {
        var book = zip(raw(
                Map.of(
                        "s",
                        data(List.of(
                                        row("学生基本信息", null, null, null, null, "父亲信息", null, null, "监护人情况", null, null),
                                        row(
                                                "姓名", "性别", "出生日期", "年级", "班级", "姓名", "出生日期", "联系电话", "姓名", "与学生关系",
                                                "联系电话"),
                                        row(
                                                "李小红",
                                                "女",
                                                "2018-03-05",
                                                "三年级",
                                                "1班",
                                                "李大",
                                                "1988-01-01",
                                                "13800000001",
                                                "李老",
                                                "祖父",
                                                "13800000003")))
                                + merged("A1:E1", "F1:H1", "I1:K1")),
                NO_FORMATS));

        var child = good(rows(book).getFirst());

        assertThat(child.identity().birthDate()).isEqualTo(day("2018-03-05"));
        assertThat(child.home().father().phone()).contains("13800000001");
        assertThat(child.home().guardian().relation()).isEqualTo("祖父");
        assertThat(child.home().guardian().phone()).contains("13800000003");
        assertThat(child.home().homePhone()).isNull();
        assertThat(Outline.of(Xlsx.open(book)).unknown()).containsExactly("父亲信息出生日期");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "父亲（是否外出务工） | FATHER_AWAY | READ",
                "是否外出务工（母亲） | MOTHER_AWAY | READ",
                "★父亲姓名 | FATHER_NAME | READ",
                "*监护人（与儿童关系） | GUARDIAN_RELATION | READ",
                "家庭住址※ | ADDRESS | READ",
                "家庭住址（详细地址） | ADDRESS | READ",
                "备 注 | REMARK | READ",
                "是否寄宿（是/否） | BOARDING | READ",
                "就读方式 | BOARDING | READ",
                "爸爸电话 | FATHER_PHONE | READ",
                "妈妈姓名 | MOTHER_NAME | READ",
                "父亲手机号 | FATHER_PHONE | READ",
                "母亲务工地 | MOTHER_PLACE | READ",
                "父亲单位 | FATHER_EMPLOYER | READ",
                "委托监护人姓名 | GUARDIAN_NAME | READ",
                "受委托监护人电话 | GUARDIAN_PHONE | READ",
                "与被监护人关系 | GUARDIAN_RELATION | READ",
                "监护关系 | GUARDIAN_RELATION | READ",
                "第一法定监护人与幼儿关系 | GUARDIAN_RELATION | READ",
                "第一法定监护人联系电话 | GUARDIAN_PHONE | READ",
                "现居住地 | ADDRESS | READ",
                "联系电话 | HOME_PHONE | READ",
                "父亲出生日期 | - | UNKNOWN",
                "父亲身份证号 | - | UNKNOWN",
                "班主任 | - | UNKNOWN",
                "第二法定监护人姓名 | - | UNKNOWN",
                "入学年月 | - | UNKNOWN",
                "班级编码 | - | UNKNOWN",
                "家长电话 | - | UNKNOWN",
                "务工地址 | - | AMBIGUOUS",
                "是否外出务工 | - | AMBIGUOUS",
                "是否留守儿童 | - | AMBIGUOUS",
                "留守类型 | - | AMBIGUOUS",
                "父母务工情况 | - | AMBIGUOUS",
                "外出务工家长 | - | AMBIGUOUS",
                "是否进城务工人员随迁子女 | - | UNKNOWN"
            })
    void a_heading_means_what_it_says_or_is_named(String heading, @Nullable Column meaning, State state)
            throws Unreadable {
        var found = headings("姓名", "性别", "出生日期", "年级", "班级", heading).getLast();

        assertThat(found.meaning()).isEqualTo(meaning);
        assertThat(found.state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "父亲姓名 联系电话 母亲姓名 联系电话 监护人 联系电话 | - FATHER_PHONE - MOTHER_PHONE - GUARDIAN_PHONE",
                "父亲姓名 外出务工地点 联系电话 监护人 与留守儿童关系 联系电话 备注 | - FATHER_PLACE FATHER_PHONE - GUARDIAN_RELATION GUARDIAN_PHONE -",
                "父亲姓名 出生日期 当前务工地点 联系电话 母亲姓名 出生日期 | - UNKNOWN FATHER_PLACE FATHER_PHONE - UNKNOWN",
                "父亲姓名 家庭住址 联系电话 | - - AMBIGUOUS",
                "家庭住址 联系电话 父亲姓名 | - HOME_PHONE -",
                "班主任 联系电话 | UNKNOWN UNKNOWN",
                "外出务工家长 联系电话 | AMBIGUOUS AMBIGUOUS",
                "联系电话 联系电话 | AMBIGUOUS AMBIGUOUS",
                "家庭电话 联系电话 | HOME_PHONE AMBIGUOUS",
                "结对党员姓名 联系电话 结对时间 | UNKNOWN UNKNOWN UNKNOWN",
                "现住址 家庭地址 | AMBIGUOUS ADDRESS",
                "父亲姓名 学校 联系电话 | - UNKNOWN AMBIGUOUS",
                "监护人1姓名 联系电话 | UNKNOWN UNKNOWN",
                "家长1姓名 联系电话 | UNKNOWN AMBIGUOUS",
                "学生电话 家庭电话 | UNKNOWN HOME_PHONE"
            })
    void a_word_that_can_be_said_of_several_belongs_to_the_person_before_it(String words, String meanings)
            throws Unreadable {
        var texts = new ArrayList<>(HEADINGS);
        texts.addAll(List.of(words.split(" ")));

        var found = headings(texts.toArray(String[]::new)).stream().skip(5).toList();

        var wanted = meanings.split(" ");
        for (int i = 0; i < wanted.length; i++) {
            if (!wanted[i].equals("-")) {
                var meaning = found.get(i).meaning();
                assertThat(meaning == null ? found.get(i).state().name() : meaning.name())
                        .as(words + " " + i)
                        .isEqualTo(wanted[i]);
            }
        }
    }

    @Test
    void a_heading_that_stands_in_brackets_of_another_calendar_is_not_the_birth_date() {
        var refused = catchThrowableOfType(Unreadable.class, () -> headings("姓名", "性别", "出生日期（农历）", "年级", "班级"));

        assertThat(refused.missing()).containsExactly(Column.BIRTH_DATE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "姓名 班级编码 性别 出生日期 | 年级 班级",
                "家访时间 家访教师 姓名 年龄 班级 家庭住址 | 性别 出生日期 年级",
                "性别 出生日期 年级 班级 | 姓名",
                "姓名 性别 年级 班级 父亲姓名 出生日期 母亲姓名 出生日期 | 出生日期"
            })
    void only_the_columns_that_are_missing_are_named(String words, String missing) {
        var refused = catchThrowableOfType(Unreadable.class, () -> headings(words.split(" ")));

        assertThat(refused.reason()).isEqualTo(Reason.MISSING_COLUMNS);
        assertThat(refused.missing()).extracting(Column::heading).containsExactly(missing.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"三年级(1)班, 三年级", "三（1）班, 三年级", "初一(3)班, 七年级", "大班, 大班", "小学三年级2班, 三年级"})
    void the_grade_may_stand_in_the_class(String written, String grade) throws Unreadable {
        var rows = rows(file(row("姓名", "性别", "出生日期", "班级"), row("毛小琴", "男", "2017-08-11", written)));

        assertThat(good(rows.getFirst()).schooling().schoolClass().grade()).isEqualTo(grade);
    }

    @Test
    void a_class_without_a_grade_is_rejected_for_its_row_alone() throws Unreadable {
        var rows = rows(file(
                row("姓名", "性别", "出生日期", "班级"),
                row("毛小琴", "男", "2017-08-11", "三年级1班"),
                row("毛小棋", "女", "2017-08-12", "2班")));

        assertThat(rows.getFirst()).isInstanceOf(Row.Good.class);
        assertThat(wrong(rows.getLast())).extracting(CellError::heading).containsExactly("年级");
    }

    @Test
    void a_parent_without_a_kind_above_its_columns_is_nobody_the_archive_knows() throws Unreadable {
        var book = file(
                row(null, null, null, null, null, "家长一", null, "联系人乙", null),
                row("姓名", "性别", "出生日期", "年级", "班级", "姓名", "电话", "姓名", "电话"),
                row("李小红", "女", "2018-03-05", "三年级", "1班", "李某", "13800000001", "王某", "13800000002"));

        var child = good(rows(book).getFirst());

        assertThat(child.home().homePhone()).isNull();
        assertThat(child.home().guardian().phone()).isNull();
        assertThat(Outline.of(Xlsx.open(book)).unknown()).hasSize(4);
    }

    @Test
    void a_heading_merged_over_two_columns_names_the_first() throws Unreadable {
        var sheet = data(List.of(
                        row("姓名", "性别", "出生日期", "年级", "班级", "家庭电话", null, "备注"),
                        row("李小红", "女", "2018-03-05", "三年级", "1班", "13800000001", "晚上打", "转学")))
                + merged("F1:G1");
        var book = zip(raw(Map.of("s", sheet), NO_FORMATS));

        assertThat(good(rows(book).getFirst()).home().homePhone()).isEqualTo("13800000001");
        assertThat(Outline.of(Xlsx.open(book)).unknown()).containsExactly("G 列（没有标题）");
    }

    @Test
    void a_child_beside_another_in_one_line_is_not_lost() throws Unreadable {
        var rows = rows(file(
                row("姓名", "性别", "出生日期", "年级", "班级", null, "姓名", "性别", "出生日期", "年级", "班级"),
                row("李小红", "女", "2018-03-05", "三年级", "1班", null, "李小明", "男", "2018-03-06", "三年级", "1班"),
                row("李小天", "女", "2018-03-07", "三年级", "1班")));

        assertThat(wrong(rows.getFirst())).extracting(CellError::heading).containsExactly("姓名");
        assertThat(good(rows.getLast()).identity().name()).isEqualTo("李小天");
    }

    @ParameterizedTest
    @CsvSource({"张三（示例）, ''", "示例：张三, ''", "例：张三, ''", "张三（例）, ''", "张三, 此行为示例，请删除", "张三, 示例"})
    void a_sample_is_no_child_wherever_it_says_so(String name, String remark) throws Unreadable {
        var file = file(
                row("姓名", "性别", "出生日期", "年级", "班级", "备注"),
                row(name, "男", "2017-01-01", "三年级", "1班", remark),
                row("李小红", "女", "2018-03-05", "三年级", "1班", "举例说明能力强"));

        assertThat(names(file)).containsExactly("李小红");
    }

    @Test
    void a_sheet_of_nothing_but_headings_is_bounded() {
        var rows = new ArrayList<List<? extends @Nullable Object>>();
        for (int i = 0; i < 12_000; i++) {
            rows.add(row("姓名", "性别", "出生日期", "年级", "班级" + i % 2));
        }

        var refused = catchThrowableOfType(Unreadable.class, () -> rows(zip(raw(Map.of("s", data(rows)), NO_FORMATS))));

        assertThat(refused.reason()).isEqualTo(Reason.INFLATES_TOO_MUCH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "学籍号 | <c><v>5.2212320170509E+17</v></c>",
                "学籍号 | <c s=\"1\"><v>522123201801030000</v></c>",
                "班级 | <c s=\"2\"><v>46082</v></c>",
                "出生日期 | <c><v>42864</v></c>",
                "出生日期 | <c><v>2017.05</v></c>",
                "出生日期 | <c><v>2017</v></c>",
                "出生日期 | <c s=\"3\"><v>42856</v></c>",
                "出生日期 | <c s=\"4\"><v>42736</v></c>",
                "入学日期 | <c><v>2026.9</v></c>",
                "入学日期 | <c s=\"2\"><v>46266</v></c>"
            })
    void what_excel_made_of_something_else_is_rejected(String heading, String cell) throws Unreadable {
        var headings = List.of("姓名", "性别", "出生日期", "年级", "班级", "学籍号", "入学日期");
        var child = new ArrayList<@Nullable Object>(row("李小红", "女", "2018-03-05", "三年级", "1班", "G1", "2026-09-01"));
        child.set(headings.indexOf(heading), cell);
        var book = zip(raw(
                Map.of("s", data(List.of(headings, child))), formats("0", "m\"月\"d\"日\"", "yyyy\"年\"m\"月\"", "yyyy")));

        assertThat(wrong(rows(book).getFirst())).extracting(CellError::heading).containsExactly(heading);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yyyy-mm-dd", "yy-m-d", "[$-804]yyyy\"年\"m\"月\"d\"日\";@", "d-mmm-yy"})
    void a_day_is_read_however_it_is_shown(String format) throws Unreadable {
        var book = zip(raw(
                Map.of("s", data(List.of(HEADINGS, row("李小红", "女", "<c s=\"1\"><v>43164</v></c>", "三年级", "1班")))),
                formats(format)));

        assertThat(good(rows(book).getFirst()).identity().birthDate()).isEqualTo(day("2018-03-05"));
    }

    // being left behind

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "?",
            value = {
                "是否留守儿童 | 双亲留守儿童 | true | true",
                "留守类型 | 父母双方外出 | true | true",
                "父母务工情况 | 父母均外出务工 | true | true",
                "父母务工情况 | 父亲外出 | true | ?",
                "父母务工情况 | 仅母亲外出务工 | false | true",
                "父母务工情况 | 均在家 | false | false",
                "外出务工家长 | 父母 | true | true",
                "父母双方同时外出 | √ | true | true",
                "父母双方同时外出 | 否 | ? | ?",
                "是否留守儿童 | 是 | ? | ?",
                "是否留守儿童 | 非留守儿童 | ? | ?",
                "留守类型 | 父母一方外出 | ? | ?",
                "留守类型 | 单亲留守 | ? | ?",
                "外出务工家长 | 庞大春 | ? | ?"
            })
    void what_leaves_no_doubt_about_who_is_away_is_read_and_the_rest_is_asked(
            String heading, String word, @Nullable Boolean father, @Nullable Boolean mother) throws Unreadable {
        var file = file(row("姓名", "性别", "出生日期", "年级", "班级", heading), row("李小红", "女", "2018-03-05", "三年级", "1班", word));

        var child = good(rows(file).getFirst());
        var outline = Outline.of(Xlsx.open(file));

        assertThat(child.home().father().away()).isEqualTo(father);
        assertThat(child.home().mother().away()).isEqualTo(mother);
        var asked = father == null && mother == null;
        assertThat(outline.unknown().equals(List.of(heading))).isEqualTo(asked);
        assertThat(outline.questions()).hasSize(asked ? 1 : 0);
    }

    @Test
    void columns_that_contradict_each_other_about_a_parent_are_rejected() throws Unreadable {
        var rows = rows(file(
                row("姓名", "性别", "出生日期", "年级", "班级", "父亲是否外出务工", "留守类型"),
                row("李小红", "女", "2018-03-05", "三年级", "1班", "否", "父母双方外出")));

        assertThat(wrong(rows.getFirst())).extracting(CellError::heading).containsExactly("留守类型");
    }

    @Test
    void the_official_words_for_how_well_a_child_is_cared_for_are_no_care_type_and_are_named() throws Unreadable {
        var file = file(
                row("姓名", "性别", "出生日期", "年级", "班级", "监护类型"),
                row("李小红", "女", "2018-03-05", "三年级", "1班", "监护情况较好"),
                row("李小明", "男", "2018-03-06", "三年级", "1班", "无人监护"));

        assertThat(names(file)).containsExactly("李小红", "李小明");
        assertThat(Outline.of(Xlsx.open(file)).unknown()).containsExactly("监护类型");
    }

    @Test
    void a_bare_code_for_boarding_is_rejected() throws Unreadable {
        var rows = rows(
                file(row("姓名", "性别", "出生日期", "年级", "班级", "就读方式"), row("李小红", "女", "2018-03-05", "三年级", "1班", "1")));

        assertThat(wrong(rows.getFirst())).extracting(CellError::heading).containsExactly("就读方式");
    }

    // lines, tables, sheets

    @Test
    void merged_cells_are_filled_in_over_siblings_and_not_from_the_headings() throws Unreadable {
        var sheet = data(List.of(
                        row("年级", "班级", "姓名", "性别", "出生日期", "家庭住址", "照片"),
                        row("三年级", "1班", "苗小一", "女", "2017-02-01", "白果村"),
                        row(null, null, "苗小二", "男", "2017-02-02"),
                        row(null, "2班", "苗小三", "女", "2017-02-03"),
                        row(null, null, null, null, null)))
                + merged("A2:A4", "B2:B3", "F2:F3", "G1:G4");
        var rows = rows(zip(raw(Map.of("s", sheet), NO_FORMATS)));

        assertThat(rows.stream()
                        .map(SituationsTest::good)
                        .map(it -> it.schooling().schoolClass().grade()
                                + it.schooling().schoolClass().name()
                                + it.home().address()))
                .containsExactly("三年级1班白果村", "三年级1班白果村", "三年级2班null");
    }

    @Test
    void instructions_samples_totals_and_signatures_are_passed_over_and_told() throws Unreadable {
        var file = file(
                row("青石小学三年级学生花名册"),
                row("序号", "姓名", "性别", "出生日期", "年级", "班级"),
                row("填写说明", "必填，不要有空格", "男或女", "YYYY-MM-DD", "如：三年级", "如：1班"),
                row("例", "（示例）张三", "男", "2017-01-01", "三年级", "1班"),
                row("1", "尹小安", "男", "2017-01-21", "三年级", "1班"),
                row("序号", "姓名", "性别", "出生日期", "年级", "班级"),
                row("2", "尹小平", "男", "2017-01-23", "三年级", "2班"),
                row("3"),
                row("合  计：2人"),
                row("填表人：周某　　审核人：吴某　　填报日期：2026年11月28日"),
                row("注：1．本表一式两份。"));

        assertThat(names(file)).containsExactly("尹小安", "尹小平");
        assertThat(Outline.of(Xlsx.open(file)).tables().getFirst().passedOver())
                .extracting(it -> it.row() + it.kind())
                .containsExactly(
                        "1TITLE",
                        "3INSTRUCTIONS",
                        "4SAMPLE",
                        "6HEADINGS_AGAIN",
                        "8ONLY_A_NUMBER",
                        "9TOTAL",
                        "10NOTE",
                        "11NOTE");
    }

    /** 未填写 is what many exports write into an empty cell, and a remark may begin like an example. */
    @Test
    void a_child_is_no_instruction_and_no_sample_whatever_its_cells_say() throws Unreadable {
        var file = file(
                row("姓名", "性别", "出生日期", "年级", "班级", "家庭住址", "监护人姓名", "备注"),
                row("尹小安", "男", "2017-01-21", "三年级", "1班", "未填写", "未填写", null),
                row("尹小平", "女", "2017-01-22", "三年级", "1班", "白果村", "周某", "例：随祖母生活"),
                row("尹小康", "男", "2017-01-23", "三年级", "1班", "不填", "选填", "如：随祖母生活"));

        assertThat(names(file)).containsExactly("尹小安", "尹小平", "尹小康");
        assertThat(Outline.of(Xlsx.open(file)).tables().getFirst().passedOver()).isEmpty();
    }

    @Test
    void a_childs_line_that_begins_with_a_total_is_a_childs_and_a_total_is_no_name() throws Unreadable {
        var rows = rows(file(
                row("备注", "姓名", "性别", "出生日期", "年级", "班级"),
                row("合计", "李小红", "女", "2018-03-05", "三年级", "1班"),
                row(null, "合计", "女", "2018-03-05", "三年级", "1班")));

        assertThat(good(rows.getFirst()).identity().name()).isEqualTo("李小红");
        assertThat(wrong(rows.getLast())).extracting(CellError::heading).containsExactly("姓名");
    }

    @Test
    void a_second_table_below_is_read_by_its_own_headings() throws Unreadable {
        var rows = rows(file(
                row("姓名", "性别", "出生日期", "年级", "班级", "家庭住址"),
                row("李小红", "女", "2018-03-05", "三年级", "1班", "上坝村"),
                row("三年级2班"),
                row("班级", "年级", "姓名", "出生日期", "性别", "家庭电话"),
                row("2班", "三年级", "李小明", "2018-03-06", "男", "13800000001"),
                row("姓名", "性别", "出生日期", "备注"),
                row("李小天", "男", "2018-03-07", "未分班")));

        assertThat(good(rows.get(1)).home().homePhone()).isEqualTo("13800000001");
        assertThat(good(rows.get(1)).schooling().schoolClass().name()).isEqualTo("2班");
        assertThat(wrong(rows.get(2))).extracting(CellError::heading).containsExactly("年级", "班级");
        assertThat(rows).hasSize(3);
    }

    @Test
    void every_visible_sheet_with_a_roster_is_read_and_the_others_are_named() throws Unreadable {
        var sheets = new LinkedHashMap<String, String>();
        sheets.put("说明", data(List.of(row("请先读说明"))));
        sheets.put("三1班", data(List.of(HEADINGS, row("李小红", "女", "2018-03-05", "三年级", "1班"))));
        sheets.put(
                "三2班", data(List.of(row("姓名", "班级", "年级", "出生日期", "性别"), row("李小明", "2班", "三年级", "2018-03-06", "男"))));
        sheets.put("家访", data(List.of(row("家访时间", "姓名", "家庭住址"), row("2026-11-01", "李小红", "上坝村"))));
        sheets.put("空", data(List.of()));
        sheets.put("选项", data(List.of(row("是"), row("否"))));
        var parts = raw(sheets, NO_FORMATS);
        parts.put("xl/workbook.xml", text(parts, "xl/workbook.xml", "name=\"选项\"", "state=\"hidden\" name=\"选项\""));

        var outline = Outline.of(Xlsx.open(zip(parts)));

        assertThat(names(zip(parts))).containsExactly("李小红", "李小明");
        assertThat(outline.ignored())
                .extracting(it -> it.name() + it.why())
                .containsExactly("说明NO_HEADINGS", "家访MISSING_COLUMNS", "选项HIDDEN");
    }

    @Test
    void a_sheet_that_lacks_a_column_loses_no_child_in_silence() throws Unreadable {
        var sheets = new LinkedHashMap<String, String>();
        sheets.put("三1班", data(List.of(HEADINGS, row("李小红", "女", "2018-03-05", "三年级", "1班"))));
        sheets.put("三2班", data(List.of(row("姓名", "性别", "出生日期"), row("李小明", "男", "2018-03-06"))));

        var rows = rows(zip(raw(sheets, NO_FORMATS)));

        assertThat(wrong(rows.getLast())).extracting(CellError::heading).containsExactly("年级", "班级");
    }

    @Test
    void hidden_and_filtered_rows_are_children_all_the_same() throws Unreadable {
        var sheet = data(List.of(
                        HEADINGS,
                        row("岑小甲", "男", "2017-09-01", "三年级", "1班"),
                        row("岑小乙", "女", "2017-09-02", "三年级", "2班")))
                .replace("<row r=\"3\">", "<row r=\"3\" hidden=\"1\">");

        assertThat(names(zip(raw(
                        Map.of("s", "<sheetPr filterMode=\"1\"/>" + sheet + "<autoFilter ref=\"A1:E3\"/>"),
                        NO_FORMATS))))
                .containsExactly("岑小甲", "岑小乙");
    }

    /** Case A05. */
    @Test
    void a_million_formatted_rows_are_read_in_seconds() throws Unreadable {
        var file = Sheets.amongAMillionEmptyRows();
        var start = System.nanoTime();

        assertThat(names(file)).containsExactly("倪小安", "倪小康", "倪小平");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }

    // the annotated file

    @Test
    void the_annotated_file_keeps_every_sheet_and_column_and_reads_as_before() throws Unreadable {
        var sheets = new LinkedHashMap<String, String>();
        sheets.put("说明", data(List.of(row("=HYPERLINK(\"http://x\")", "请先读"))));
        sheets.put(
                "三1班",
                data(List.of(
                                row("花名册"),
                                row("姓名", "性别", "出生日期", "年级", "班级", "学号", "民族", null, "照片"),
                                row(
                                        "李小红",
                                        "女",
                                        "<c s=\"1\"><v>43164</v></c>",
                                        "三年级",
                                        "1班",
                                        "<c><v>5.2212320170509E+17</v></c>",
                                        "苗",
                                        "附注",
                                        "=DISPIMG(\"I\",1)"),
                                row(
                                        "李小明",
                                        "不详",
                                        "<c s=\"1\"><v>60</v></c>",
                                        null,
                                        "<c s=\"2\"><v>46082</v></c>",
                                        "<c s=\"3\"><v>12</v></c>")))
                        + merged("A1:I1", "D3:D4"));
        sheets.put("选项", data(List.of(row("是"), row("否"))));
        var parts = raw(sheets, formats("yyyy-mm-dd", "m\"月\"d\"日\"", "0000"));
        parts.put("xl/workbook.xml", text(parts, "xl/workbook.xml", "name=\"选项\"", "state=\"hidden\" name=\"选项\""));
        var file = zip(parts);
        var errors = rows(file).stream()
                .filter(it -> it instanceof Row.Bad)
                .flatMap(it -> wrong(it).stream())
                .map(it -> new CellError(
                        it.row(), it.heading(), it.code(), it.said(), new CellError.Found(1, null, null, null, null)))
                .toList();
        var once = annotated(file, errors);
        var twice = annotated(once, errors);

        for (var again : List.of(once, twice)) {
            var book = Xlsx.open(again);
            assertThat(book.sheets())
                    .extracting(it -> it.name() + it.visible())
                    .containsExactly("说明true", "三1班true", "选项false");
            assertThat(texts(again, 0)).containsExactly("=HYPERLINK(\"http://x\")|请先读");
            assertThat(texts(again, 1).get(1)).isEqualTo("姓名|性别|出生日期|年级|班级|学号|民族|照片|问题");
            assertThat(texts(again, 1).get(2)).startsWith("李小红|女|2018-03-05|三年级|1班|522123201705090000|苗|附注|=DISPIMG");
            assertThat(texts(again, 1).get(3)).startsWith("李小明|不详|1900-02-29|3月1日|0012|");
            assertThat(rows(again).stream().map(SituationsTest::spoken))
                    .containsExactlyElementsOf(
                            rows(file).stream().map(SituationsTest::spoken).toList());
        }
    }

    private static byte[] annotated(byte[] file, List<CellError> errors) throws Unreadable {
        var out = new ByteArrayOutputStream();
        new RosterWriter().annotate(file, errors, CellError::heading, out);
        return out.toByteArray();
    }

    private static String spoken(Row row) {
        return switch (row) {
            case Row.Good good -> good.entry().toString();
            case Row.Bad(var errors) ->
                errors.stream()
                        .map(it -> it.heading() + it.code())
                        .sorted()
                        .toList()
                        .toString();
            case Row.Blank _ -> "";
        };
    }

    private static List<String> texts(byte[] file, int sheet) throws Unreadable {
        var lines = new ArrayList<String>();
        Xlsx.open(file)
                .read(
                        sheet,
                        (_, cells) -> lines.add(String.join(
                                "|",
                                Stream.of(cells)
                                        .filter(Objects::nonNull)
                                        .map(Cell::text)
                                        .toList())));
        return lines;
    }

    private static Cell cell(String cell, String format) throws Unreadable {
        return cells(zip(raw(Map.of("s", data(List.of(row(cell)))), formats(format))))
                .getFirst();
    }

    private static List<Cell> cells(byte[] file) throws Unreadable {
        var found = new ArrayList<Cell>();
        Xlsx.open(file)
                .read(0, (_, cells) -> Stream.of(cells).filter(Objects::nonNull).allMatch(found::add));
        return found;
    }

    private static byte[] file(List<? extends @Nullable Object>... rows) {
        return zip(raw(Map.ofEntries(entry("s", data(List.of(rows)))), NO_FORMATS));
    }

    private static List<Heading> headings(String... texts) throws Unreadable {
        var child = new ArrayList<@Nullable Object>();
        for (var text : texts) {
            child.add(
                    switch (text) {
                        case "姓名" -> "李小红";
                        case "性别" -> "女";
                        case "出生日期" -> "2018-03-05";
                        case "年级" -> "三年级";
                        case "班级" -> "1班";
                        default -> null;
                    });
        }
        return Outline.of(Xlsx.open(file(row((Object[]) texts), child)))
                .tables()
                .getFirst()
                .headings();
    }

    private static List<Row> rows(byte[] file) throws Unreadable {
        return Rosters.rows(Xlsx.open(file), TODAY);
    }

    private static List<String> names(byte[] file) throws Unreadable {
        return rows(file).stream().map(it -> good(it).identity().name()).toList();
    }

    private static Entry good(Row row) {
        assertThat(row).isInstanceOf(Row.Good.class);
        return ((Row.Good) row).entry();
    }

    private static List<CellError> wrong(Row row) {
        assertThat(row).isInstanceOf(Row.Bad.class);
        return ((Row.Bad) row).errors();
    }

    private static byte[] text(Map<String, byte[]> parts, String part, String from, String to) {
        var text = new String(Objects.requireNonNull(parts.get(part)), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return bytes(text.replace(from, to));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
