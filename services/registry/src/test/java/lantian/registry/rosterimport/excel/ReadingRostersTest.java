package lantian.registry.rosterimport.excel;

import static lantian.registry.rosterimport.Sheets.HEADINGS;
import static lantian.registry.rosterimport.Sheets.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lantian.registry.child.CareType;
import lantian.registry.child.Sex;
import lantian.registry.rosterimport.Cell;
import lantian.registry.rosterimport.CellError;
import lantian.registry.rosterimport.Column;
import lantian.registry.rosterimport.Entry;
import lantian.registry.rosterimport.Heading;
import lantian.registry.rosterimport.Layout;
import lantian.registry.rosterimport.Outline;
import lantian.registry.rosterimport.RosterSentences;
import lantian.registry.rosterimport.Rosters;
import lantian.registry.rosterimport.RowReader.Row;
import lantian.registry.rosterimport.Sheets;
import lantian.registry.rosterimport.Workbook.Reason;
import lantian.registry.rosterimport.Workbook.Unreadable;
import lantian.registry.school.ClassName;
import lantian.registry.school.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the columns of a roster mean, however people write them. */
class ReadingRostersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    @Tag("A014")
    void columns_in_any_order_with_other_words_and_a_title_above() throws Unreadable {
        var rows = read(Sheets.of(List.of(
                row("溪北小学留守儿童花名册"),
                row(),
                row("班 级", "出生年月日", "性别（必填）", "学生姓名*", "所在年级", "父亲外出务工", "身份证号"),
                row("1班", LocalDate.of(2018, 3, 5), "女", "李小红", "三年级", "在外", "不该收集"))));

        var entry = good(rows.getFirst());
        assertThat(entry.row()).isEqualTo(4);
        assertThat(entry.identity().name()).isEqualTo("李小红");
        assertThat(entry.identity().sex()).isEqualTo(Sex.FEMALE);
        assertThat(entry.identity().birthDate()).isEqualTo(LocalDate.of(2018, 3, 5));
        assertThat(entry.home().father().away()).isTrue();
        assertThat(entry.schooling().stage()).isEqualTo(Stage.PRIMARY);
    }

    @Test
    void unknown_columns_are_named() throws Unreadable {
        var outline = Outline.of(Xlsx.open(Sheets.of(List.of(
                row("姓名", "性别", "出生日期", "年级", "班级", "身份证号", "民族"), row("李小红", "女", "2018-03-05", "三年级", "1班")))));

        assertThat(outline.unknown()).containsExactly("身份证号", "民族");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2018-3-5",
                "2018/03/05",
                "2018年3月5日",
                "2018.3.5",
                "20180305",
                "２０１８－３－５",
                " 2018-03-05 ",
                "2018-03-05 00:00:00",
                "2018-03-05 08:30"
            })
    void a_date_in_any_of_the_usual_forms(String written) throws Unreadable {
        var rows = read(sheet("李小红", "女", written, "三年级", "1班"));

        assertThat(good(rows.getFirst()).identity().birthDate()).isEqualTo(LocalDate.of(2018, 3, 5));
    }

    @ParameterizedTest
    @CsvSource({
        "2018-13-05, not-a-date",
        "43164, number-not-date",
        "43164.75, number-not-date",
        "2018, not-a-day",
        "2018.03, not-a-day",
        "201803, not-a-day",
        "2018年3月, not-a-day",
        "2018-02-30, not-a-date",
        "三月五日, not-a-date",
        "2027-01-01, in-the-future",
        "1918-03-05, too-old",
        "'', required"
    })
    void a_wrong_date_names_row_and_column(String written, String code) throws Unreadable {
        var rows = read(sheet("李小红", "女", written, "三年级", "1班"));

        assertThat(wrong(rows.getFirst()))
                .extracting(it -> it.row() + it.heading() + it.code().wire())
                .containsExactly("2出生日期" + code);
    }

    @Test
    void every_wrong_cell_of_a_row_is_named_at_once_and_none_is_quoted() throws Unreadable {
        var file = Sheets.of(List.of(
                row("姓名", "性别", "出生日期", "年级", "班级", "是否寄宿", "父亲电话", "照看类型"),
                row("", "不详", "昨天", "", "1班", "也许", "打不通", "外星人")));

        var errors = wrong(read(file).getFirst());

        assertThat(errors)
                .extracting(CellError::heading)
                .containsExactlyInAnyOrder("姓名", "性别", "出生日期", "年级", "是否寄宿", "父亲电话", "照看类型");
        assertThat(errors).extracting(it -> it.said().arguments()).noneMatch(it -> it.contains("外星人"));
    }

    @ParameterizedTest
    @CsvSource({"男, MALE", "　男　, MALE", "女生, FEMALE", "F, FEMALE"})
    void sex_in_its_variants(String written, Sex sex) throws Unreadable {
        assertThat(good(read(sheet("李小红", written, "2018-03-05", "三年级", "1班")).getFirst())
                        .identity()
                        .sex())
                .isEqualTo(sex);
    }

    @ParameterizedTest
    @CsvSource({"是, true", "有, true", "在外, true", "否, false", "无, false", "在家, false", "√, true"})
    void yes_and_no_in_their_variants(String written, boolean away) throws Unreadable {
        var file = Sheets.of(List.of(
                row("姓名", "性别", "出生日期", "年级", "班级", "母亲是否外出务工"), row("李小红", "女", "2018-03-05", "三年级", "1班", written)));

        assertThat(good(read(file).getFirst()).home().mother().away()).isEqualTo(away);
    }

    @Test
    void full_width_digits_long_names_and_numbers_that_excel_took_for_numbers() throws Unreadable {
        var file = Sheets.of(List.of(
                row("姓名", "性别", "出生日期", "年级", "班级", "家庭电话", "照看类型"),
                row("阿卜杜热西提·吾斯曼江", "男", "２０１８年３月５日", "３年级", "（２）班", 13000000001L, "隔代照看")));

        var entry = good(read(file).getFirst());

        assertThat(entry.identity().name()).isEqualTo("阿卜杜热西提·吾斯曼江");
        assertThat(entry.home().homePhone()).isEqualTo("13000000001");
        assertThat(entry.home().care()).isEqualTo(CareType.GRANDPARENTS);
        assertThat(entry.schooling().schoolClass().key()).isEqualTo("三年级/二班");
    }

    @ParameterizedTest
    @CsvSource({
        "单亲教育, SINGLE_PARENT",
        "隔代教育, GRANDPARENTS",
        "爷爷奶奶, GRANDPARENTS",
        "外公外婆, GRANDPARENTS",
        "寄养教育, FOSTER",
        "亲戚照看, RELATIVES",
        "朋友照看, FRIENDS",
        "收留, ADOPTED",
        "独自在家生活, ALONE",
        "姐弟相依为命, SIBLINGS",
        "学校寄宿, SCHOOL"
    })
    @Tag("A029")
    @Tag("F39")
    void every_child_is_classified_by_who_cares_in_the_words_of_the_schools(String written, CareType care)
            throws Unreadable {
        var file = Sheets.of(List.of(
                row("姓名", "性别", "出生日期", "年级", "班级", "照看类型"), row("李小红", "女", "2018-03-05", "三年级", "1班", written)));

        assertThat(good(read(file).getFirst()).home().care()).isEqualTo(care);
    }

    @ParameterizedTest
    @CsvSource({
        "一年级, 1班, 一年级/一班",
        "1年级, 一班, 一年级/一班",
        "一, (1)班, 一年级/一班",
        "一年级, 一年级1班, 一年级/一班",
        "四年级, 四年一班, 四年级/一班",
        "七年级, 12班, 七年级/十二班",
        "初一, 3, 七年级/三班",
        "三年级, 三(1)班, 三年级/一班",
        "三年级, 三1班, 三年级/一班",
        "小学三年级, 第1班, 三年级/一班",
        "七年级, 初一(3)班, 七年级/三班",
        "幼儿园大班, 1, 大班/一班",
        "大班, 大一班, 大班/一班",
        "大班, 大班, 大班/大班"
    })
    void spellings_of_one_class_are_one_class(String grade, String name, String key) {
        assertThat(ClassName.read(grade, name, LocalDate.of(2026, 11, 28)))
                .map(ClassName::key)
                .contains(key);
    }

    @Test
    void blank_rows_are_no_rows_and_the_first_sheet_with_headings_counts() throws Unreadable {
        var out = new ByteArrayOutputStream();
        try (var book = new org.dhatim.fastexcel.Workbook(out, "Test", "1.0")) {
            book.newWorksheet("说明").value(0, 0, "请先读说明");
            var sheet = book.newWorksheet("花名册");
            for (int i = 0; i < HEADINGS.size(); i++) {
                sheet.value(0, i, HEADINGS.get(i));
                sheet.value(1, i, "　 ");
            }
            List.of("李小红", "女", "2018-03-05", "三年级", "1班").forEach(new java.util.function.Consumer<>() {
                private int column;

                @Override
                public void accept(String value) {
                    sheet.value(2, column++, value);
                }
            });
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }

        var rows = read(out.toByteArray());

        assertThat(rows).hasSize(1);
        assertThat(good(rows.getLast()).row()).isEqualTo(3);
    }

    @Test
    void classes_are_listed_from_the_youngest_to_the_oldest() {
        var names = List.of(
                new ClassName("七年级", "1班"),
                new ClassName("一年级", "10班"),
                new ClassName("三年级", "三(2)班"),
                new ClassName("大班", "1班"),
                new ClassName("一年级", "2班"));

        assertThat(names.stream().sorted(ClassName.YOUNGEST_FIRST).map(it -> it.grade() + it.name()))
                .containsExactly("大班1班", "一年级2班", "一年级10班", "三年级三(2)班", "七年级1班");
    }

    @ParameterizedTest
    @ValueSource(strings = {"十三年级", "2020级", "三(1)班"})
    void a_grade_that_does_not_exist_is_refused(String grade) throws Unreadable {
        assertThat(wrong(read(sheet("李小红", "女", "2018-03-05", grade, "1班")).getFirst()))
                .extracting(it -> it.heading() + it.code().wire())
                .containsExactly("年级unknown-value");
    }

    @Test
    void what_a_formula_could_not_calculate_is_no_name_and_no_grade() throws Unreadable {
        assertThat(wrong(read(sheet("#N/A", "女", "2018-03-05", "#REF!", "1班")).getFirst()))
                .extracting(it -> it.heading() + it.code().wire())
                .containsExactly("姓名formula-error", "年级formula-error");
    }

    @ParameterizedTest
    @CsvSource({"1380013, false", "138001380011, false", "13800138001, true", "6612345, true", "0839-6612345, true"})
    void a_mobile_number_has_eleven_digits(String number, boolean right) throws Unreadable {
        var file = Sheets.of(List.of(
                row("姓名", "性别", "出生日期", "年级", "班级", "父亲手机"), row("李小红", "女", "2018-03-05", "三年级", "1班", number)));

        assertThat(read(file).getFirst() instanceof Row.Good).isEqualTo(right);
    }

    @Test
    void the_sums_below_the_table_are_no_row() throws Unreadable {
        assertThat(read(Sheets.of(
                        List.of(HEADINGS, row("李小红", "女", "2018-03-05", "三年级", "1班"), row("合 计", "", "", "", "12")))))
                .hasSize(1);
    }

    @Test
    void a_roster_without_a_required_column_says_so() {
        var file = Sheets.of(List.of(row("姓名", "性别", "年级", "班级"), row("李小红", "女", "三年级", "1班")));

        var refused = catchThrowableOfType(Unreadable.class, () -> read(file));

        assertThat(refused.reason()).isEqualTo(Reason.MISSING_COLUMNS);
        assertThat(refused.missing()).containsExactly(Column.BIRTH_DATE);
    }

    @Test
    void the_template_has_every_column_and_can_be_read_again() throws Unreadable {
        var out = new ByteArrayOutputStream();

        new RosterWriter().template(out);

        var layout = Layout.tables(Xlsx.open(out.toByteArray()), 0).firstEntry().getValue();
        assertThat(layout.columns().keySet()).containsExactlyInAnyOrder(Column.values());
        assertThat(layout.all()).allMatch(heading -> heading.state() == Heading.State.READ);
    }

    @Test
    void the_annotated_file_has_the_same_rows_and_tells_what_is_wrong() throws Unreadable {
        var file = Sheets.of(List.of(
                HEADINGS,
                row("李小红", "女", LocalDate.of(2018, 3, 5), "三年级", "1班"),
                row("=1+1", "不详", "2018-03-05", "三年级", "1班")));
        var errors = new ArrayList<CellError>();
        read(file).stream().filter(it -> it instanceof Row.Bad).forEach(it -> errors.addAll(wrong(it)));
        var out = new ByteArrayOutputStream();

        new RosterWriter().annotate(file, errors, it -> new RosterSentences().withHeading(it, Locale.CHINESE), out);

        var again = Xlsx.open(out.toByteArray());
        var lines = new ArrayList<String>();
        again.read(
                0,
                (_, cells) -> lines.add(String.join(
                        "|",
                        java.util.Arrays.stream(cells)
                                .filter(java.util.Objects::nonNull)
                                .map(Cell::text)
                                .toList())));
        assertThat(Outline.of(again).unknown()).containsExactly("问题");
        assertThat(lines)
                .containsExactly(
                        "姓名|性别|出生日期|年级|班级|问题",
                        "李小红|女|2018-03-05|三年级|1班",
                        "=1+1|不详|2018-03-05|三年级|1班|姓名：不像姓名，请只填一个人的姓名。 性别：请填写“男”或“女”。");
    }

    private static byte[] sheet(String... cells) {
        return Sheets.of(List.of(HEADINGS, row((Object[]) cells)));
    }

    private static List<Row> read(byte[] file) throws Unreadable {
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
