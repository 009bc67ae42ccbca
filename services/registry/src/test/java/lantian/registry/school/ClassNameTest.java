package lantian.registry.school;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spellings are equal exactly when they mean the same class. */
class ClassNameTest {

    private static final String NUMERALS = "零一二三四五六七八九";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

    @Test
    void all_spellings_of_all_classes_of_grades_1_to_9_mean_their_class_and_no_other() {
        var meaning = new HashMap<String, String>();
        for (int grade = 1; grade <= 9; grade++) {
            for (int number = 1; number <= 40; number++) {
                var expected = Optional.of(new ClassName(NUMERALS.charAt(grade) + "年级", number + "班"));
                for (var writtenGrade : grades(grade)) {
                    for (var writtenName : names(grade, number)) {
                        assertThat(ClassName.read(writtenGrade, writtenName, DAY))
                                .as("%s %s", writtenGrade, writtenName)
                                .isEqualTo(expected);
                        var other = meaning.put(
                                grade + " " + writtenName, expected.get().key());
                        assertThat(other)
                                .as(writtenName)
                                .isIn(null, expected.get().key());
                    }
                }
            }
        }
        assertThat(meaning.values().stream().distinct()).hasSize(9 * 40);
    }

    @Test
    void a_class_of_another_grade_is_never_taken_for_one_of_this() {
        for (int grade = 1; grade <= 9; grade++) {
            for (int other = 1; other <= 9; other++) {
                if (other == grade) {
                    continue;
                }
                for (int number : List.of(1, 2, 9, 10, 11, 31, 40)) {
                    var digit = Integer.toString(other);
                    var numeral = NUMERALS.substring(other, other + 1);
                    for (var written : List.of(
                            digit + "(" + number + ")班",
                            numeral + "（" + number + "）班",
                            numeral + "年级" + number + "班",
                            digit + "-" + number,
                            "%d%02d班".formatted(other, number))) {
                        assertThat(ClassName.read(NUMERALS.charAt(grade) + "年级", written, DAY))
                                .as("%d %s", grade, written)
                                .isEmpty();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "三年级, 3(1), 1班", "三年级, 301班, 1班", "三年级, 3.1, 1班", "三年级, 3-1班, 1班", "三年级, 三（1）, 1班", "三年级, 11班, 11班",
        "三年级, 31班, 31班", "三年级, 10班, 10班", "三年级, 30班, 30班", "三年级, 三十一班, 31班", "三年级, 三一班, 1班", "三年级, 3 1, 1班",
        "七年级, 701班, 1班", "七年级, 11班, 11班", "七年级, 初一(2)班, 2班", "初一, 一班, 1班", "高一, 高一（3）班, 3班", "高二, (12), 12班",
        "大班, 大一班, 1班", "大班, 大(2)班, 2班", "中班, 向日葵班, 向日葵班", "小班, 小班, 小班", "三年级, 火箭, 火箭班", "三年级, 三年级火箭班, 火箭班",
        "三年级, 实验一班, 实验1班", "三年级, 实验(1), 实验1班", "三年级, 三好班, 三好班", "三年级, 2024级1班, 1班", "三年级, 第01班, 1班"
    })
    void what_schools_write(String grade, String written, String name) {
        assertThat(ClassName.read(grade, written, DAY)).map(ClassName::name).contains(name);
    }

    @Test
    void a_year_of_entry_is_one_grade_a_year_and_never_another() {
        for (int grade = 1; grade <= 9; grade++) {
            for (int year = 2015; year <= 2028; year++) {
                var years = 2026 - year;
                var fits = years == grade - 1 || (grade >= 7 && years == grade - 7);
                for (var written : List.of(year + "级3班", year + "级（3）班", year + "级第3班", year + "级三班")) {
                    assertThat(ClassName.read(NUMERALS.charAt(grade) + "年级", written, DAY)
                                    .isPresent())
                            .as("%d %s", grade, written)
                            .isEqualTo(fits);
                    assertThat(ClassName.read(NUMERALS.charAt(grade) + "年级", written, LocalDate.of(2026, 7, 31))
                                    .isPresent())
                            .as("%d %s the school year before", grade, written)
                            .isEqualTo(years - 1 == grade - 1 || (grade >= 7 && years - 1 == grade - 7));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "46082",
                "3.0",
                "0",
                "00班",
                "3月1日",
                "2026-03-01",
                "2026年3月",
                "1203",
                "2301班",
                "401班",
                "四年级",
                "三年级",
                "三年级班",
                "班",
                "",
                "—",
                "1/2/3",
                "3(1)(2)",
                "三年级、四年级",
                "100班",
                "1.5.2",
                "#N/A",
                "同上",
                "无",
                "待定",
                "3班（重点）",
                "3班班",
                "3班1",
                "三班实验"
            })
    void what_is_not_understood_is_no_class(String written) {
        assertThat(ClassName.read("三年级", written, DAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"三年级(1)班, 三年级, 1班", "初二3班, 八年级, 3班", "3年级12班, 三年级, 12班", "大班2班, 大班, 2班", "三（1）班, 三年级, 1班"})
    void grade_and_class_in_one_cell(String written, String grade, String name) {
        assertThat(ClassName.readTogether(written)).contains(new ClassName(grade, name));
    }

    @Test
    void classes_that_were_stored_before_keep_their_key() {
        assertThat(Map.of(
                        new ClassName("三年级", "1班"), "三年级/一班",
                        new ClassName("三年级", "十一班"), "三年级/十一班",
                        new ClassName("大班", "向日葵班"), "大班/向日葵班"))
                .allSatisfy((stored, key) -> assertThat(stored.key()).isEqualTo(key));
    }

    private static List<String> grades(int grade) {
        var numeral = NUMERALS.substring(grade, grade + 1);
        var written =
                new ArrayList<>(List.of(numeral + "年级", grade + "年级", numeral, grade + "", " " + numeral + " 年级"));
        if (grade > 6) {
            written.add("初" + NUMERALS.charAt(grade - 6));
            written.add("初中" + numeral + "年级");
        } else {
            written.add("小学" + numeral + "年级");
        }
        return written;
    }

    private static List<String> names(int grade, int number) {
        var numeral = NUMERALS.substring(grade, grade + 1);
        var written = new ArrayList<String>();
        for (var own : List.of(Integer.toString(number), chinese(number))) {
            written.addAll(List.of(
                    own,
                    own + "班",
                    "第" + own + "班",
                    "(" + own + ")班",
                    "（" + own + "）",
                    numeral + "(" + own + ")",
                    numeral + "（" + own + "）班",
                    grade + "(" + own + ")班",
                    grade + "-" + own,
                    grade + "—" + own + "班",
                    numeral + "年级" + own + "班",
                    numeral + "年（" + own + "）班",
                    grade + "年级第" + own + "班",
                    grade + "." + own + "班"));
        }
        if (number < 10) {
            written.add("0" + number + "班");
            written.add(numeral + chinese(number) + "班");
        }
        written.add("%d%02d".formatted(grade, number));
        written.add("%d%02d班".formatted(grade, number));
        return written;
    }

    private static String chinese(int number) {
        var ones = number % 10 == 0 ? "" : NUMERALS.substring(number % 10, number % 10 + 1);
        return number < 10 ? ones : (number < 20 ? "" : NUMERALS.substring(number / 10, number / 10 + 1)) + "十" + ones;
    }
}
