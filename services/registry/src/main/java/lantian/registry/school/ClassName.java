package lantian.registry.school;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 年级 and 班级 as the school writes them. Spellings of the same class have the same {@link #key}: {@code 1年级} and {@code 一年级},
 * {@code (2)班}, {@code 2班}, {@code 二班} and {@code 一年级二班}.
 */
public record ClassName(String grade, String name) {

    private static final String NUMERALS = "零一二三四五六七八九";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");
    private static final List<String> JUNIOR = List.of("七年级", "八年级", "九年级");
    private static final List<String> SENIOR = List.of("高一年级", "高二年级", "高三年级");

    public String key() {
        var spelled = grade(grade);
        return spelled + "/" + name(spelled, name);
    }

    public Optional<Stage> stage() {
        return stage(grade(grade));
    }

    private static Optional<Stage> stage(String grade) {
        if (grade.matches("[小中大托学]班|学前班|托班")) {
            return Optional.of(Stage.KINDERGARTEN);
        }
        if (JUNIOR.contains(grade)) {
            return Optional.of(Stage.JUNIOR);
        }
        if (SENIOR.contains(grade)) {
            return Optional.of(Stage.SENIOR);
        }
        return grade.matches("[一二三四五六]年级") ? Optional.of(Stage.PRIMARY) : Optional.empty();
    }

    private static String grade(String written) {
        var text = chinese(written.replaceAll("[\\s()（）]", ""));
        text = switch (text) {
            case "初一", "初一年级", "初中一年级" -> "七年级";
            case "初二", "初二年级", "初中二年级" -> "八年级";
            case "初三", "初三年级", "初中三年级" -> "九年级";
            case "高一", "高二", "高三" -> text + "年级";
            case "小", "中", "大" -> text + "班";
            default -> text;
        };
        return text.length() == 1 && NUMERALS.indexOf(text) > 0 ? text + "年级" : text;
    }

    private static String name(String grade, String written) {
        var text = chinese(written.replaceAll("[\\s()（）]", ""));
        var stem = grade.endsWith("级") ? grade.substring(0, grade.length() - 1) : grade;
        if (text.startsWith(grade) && text.length() > grade.length()) {
            text = text.substring(grade.length());
        } else if (grade.endsWith("年级") && text.startsWith(stem) && text.length() > stem.length()) {
            text = text.substring(stem.length());
        }
        return text.endsWith("班") || text.isEmpty() ? text : text + "班";
    }

    /** Numbers below 100 in Chinese numerals. */
    private static String chinese(String text) {
        return NUMBER.matcher(text).replaceAll(match -> numeral(Integer.parseInt(match.group())));
    }

    private static String numeral(int number) {
        if (number < 10) {
            return NUMERALS.substring(number, number + 1);
        }
        var tens = number / 10 == 1 ? "十" : NUMERALS.charAt(number / 10) + "十";
        return number % 10 == 0 ? tens : tens + NUMERALS.charAt(number % 10);
    }
}
