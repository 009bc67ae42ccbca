package lantian.registry.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same person, number or telephone is the same however it was typed; different ones stay different. */
class CanonicalFormTest {

    private static final List<String> INVISIBLE = List.of(
            "\u00AD", "\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u202A", "\u202C", "\u202D", "\u202E",
            "\u2060", "\u2066", "\u2069", "\uFEFF", "\uFE0F", "\uFE00");

    private static final List<String> DOTS =
            List.of("·", "•", "‧", "∙", "⋅", "・", "･", "．", "﹒", ".", "。", "˙", "◦", " · ", "● ", "\u0387");

    @Test
    void a_name_is_the_same_with_anything_invisible_anywhere_in_it() {
        var random = new Random(6);
        for (var name : List.of("覃小朵", "阿依努尔·吐逊", "马𠮷", "Maria Luisa")) {
            for (int i = 0; i < 300; i++) {
                var typed = new StringBuilder(name);
                for (int many = random.nextInt(4); many >= 0; many--) {
                    typed.insert(
                            typed.offsetByCodePoints(0, random.nextInt(name.codePointCount(0, name.length()))),
                            INVISIBLE.get(random.nextInt(INVISIBLE.size())));
                }
                assertThat(PersonName.plain(typed.toString())).isEqualTo(name);
            }
        }
    }

    @Test
    void every_dot_is_the_middle_dot_and_is_found_without_one() {
        for (var dot : DOTS) {
            assertThat(PersonName.plain("古丽娜尔" + dot + "吐尔逊")).as(dot).isEqualTo("古丽娜尔·吐尔逊");
            assertThat(PersonName.key("古丽娜尔" + dot + "吐尔逊")).isEqualTo("古丽娜尔吐尔逊");
        }
        assertThat(PersonName.key("古丽娜尔 吐尔逊")).isEqualTo(PersonName.key("古丽娜尔吐尔逊"));
    }

    @Test
    void the_canonical_form_of_the_canonical_form_is_itself() {
        for (var typed : List.of("李　雷", "王\uE863宁", "阿依古丽•买买提", "'张三", "★李四", "Ａlice Ｗang")) {
            var name = PersonName.plain(typed);
            assertThat(PersonName.plain(name)).isEqualTo(name);
            assertThat(PersonName.isName(name)).as(name).isTrue();
        }
    }

    @Test
    void characters_of_old_input_methods_become_standard_ones_and_others_are_told_apart() {
        assertThat(PersonName.plain("王\uE863宁")).isEqualTo("王\u4DAE宁");
        assertThat(PersonName.plain("\uE81E\uE864")).isEqualTo("\u9FB4\u9FBB");
        assertThat(PersonName.plain("马𠮷")).isNotEqualTo(PersonName.plain("马吉"));
        assertThat(PersonName.isName("王\uE000")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"李小红（大）", "李小红(小)", "李小红2", "李小红（二）", "Maria (Lu)", "有志", "是兰"})
    void what_tells_two_of_one_name_apart_is_part_of_the_name(String typed) {
        assertThat(PersonName.isName(PersonName.plain(typed))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "李小红（留守）",
                "李小红（休学）",
                "李小红(男)",
                "李大（已故）",
                "李大13800000001",
                "李大（13800000001）",
                "已故",
                "离异",
                "在家",
                "是",
                "无",
                "—",
                "/",
                "13800000000",
                "=1+1",
                "不详？",
                "2017-03-05",
                ""
            })
    void what_is_no_name(String typed) {
        assertThat(PersonName.isName(PersonName.plain(typed)) && !NoFact.is(Characters.plain(typed)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "'20260301, 20260301",
                "‘20260303, 20260303",
                "52212320170821001x, 52212320170821001X",
                "G 1203, G1203",
                "1203.0, 1203",
                "0012, 0012",
                "１２０３, 1203",
                "g1203\u200B, G1203"
            })
    void student_numbers(String typed, String number) {
        assertThat(StudentNumber.of(typed)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "无",
                "—",
                "/",
                "-",
                "暂无",
                "待补",
                "N/A",
                "5.2212320170509E+17",
                "5.2E17",
                "不详",
                "000",
                "同上",
                "学号",
                "?"
            })
    void what_is_no_student_number(String typed) {
        assertThat(StudentNumber.of(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "13800000031, 13800000031",
                "138‑0000‑0013, 13800000013",
                "0851–1234567, 08511234567",
                "00000537049, 00000537049",
                "138 0000 0031, 13800000031",
                "138-0000-0031, 13800000031",
                "+86 138 0000 0036, 13800000036",
                "008613800000036, 13800000036",
                "8613800000036, 13800000036",
                "'13800000021, 13800000021",
                "`13800000022, 13800000022",
                "13800000033/13900000033, 13800000033、13900000033",
                "13800000032 13900000032, 13800000032、13900000032",
                "13800000034、0851-1234567, 13800000034、08511234567",
                "13800000035（爷爷）, 13800000035（爷爷）",
                "爷爷13800000035, 13800000035（爷爷）",
                "13800000035爷爷, 13800000035（爷爷）",
                "13800000001(爷爷) 13800000002(奶奶), 13800000001（爷爷）、13800000002（奶奶）",
                "(0851)1234567, 08511234567",
                "0851 1234567转801, 08511234567转801",
                "6221234, 6221234",
                "\u202D13800000011\u202C, 13800000011",
                "138 0000 0001 139 0000 0001, 13800000001、13900000001",
                "13800000001；13800000001, 13800000001",
                "+85212345678, +85212345678",
                "0719-1234567-8, 07191234567转8",
                "010-12345678-801, 01012345678转801",
                "13800000001 爷爷 13900000002, 13800000001（爷爷）、13900000002",
                "13800000001 爷爷 13900000002 奶奶, 13800000001（爷爷）、13900000002（奶奶）",
                "父 13800000001 母 13900000002, 13800000001（父）、13900000002（母）"
            })
    void telephone_numbers(String typed, String numbers) {
        assertThat(PhoneNumbers.of(typed)).contains(numbers);
        assertThat(PhoneNumbers.of(numbers)).contains(numbers);
    }

    @Test
    void two_numbers_are_kept_whatever_stands_between() {
        for (var between : List.of("\n", "\r\n", " ", "/", "、", ",", "，", ";", "；", " / ", "或", "|", "_x000D_\n")) {
            assertThat(PhoneNumbers.of("13800000031" + between + "13900000031"))
                    .as(between)
                    .contains("13800000031、13900000031");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "1380000003",
                "138000000311",
                "1380000003113900000031",
                "13800000031 12",
                "没电话啊",
                "2017-03-05",
                "13800000031、x",
                "-",
                "12345678901234567890",
                "2016.03.05",
                "2016/03/05",
                "13800000001 转 13900000002"
            })
    void what_is_no_telephone_number_is_refused_whole(String typed) {
        assertThat(PhoneNumbers.of(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "无", "——", "—", "/", "\\", "不详", "同上", "N/A", "n/a", "暂无", "（无）", " 无 ", "***", "0", "未知", "null", "?"
            })
    void words_that_say_nothing(String typed) {
        assertThat(NoFact.is(Characters.plain(typed))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"无锡市", "爷爷", "吴", "罗一", "10", "3组", "一"})
    void words_that_say_something(String typed) {
        assertThat(NoFact.is(Characters.plain(typed))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"65, 65", "65岁, 65", "65 周岁, 65", "65.0, 65"})
    void ages(String typed, String years) {
        assertThat(Age.of(typed)).contains(years);
    }

    @ParameterizedTest
    @ValueSource(strings = {"很老", "5", "130", "六十五", "1958年", "-3"})
    void what_is_no_age(String typed) {
        assertThat(Age.of(typed)).isEmpty();
    }
}
