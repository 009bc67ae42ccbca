package lantian.registry.school;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 年级 and 班级 as the school writes them. Spellings of the same class have the same {@link #key}: {@code 1年级} and {@code 一年级},
 * {@code (2)班}, {@code 2班}, {@code 二班} and {@code 一年级二班}.
 */
public record ClassName(String grade, String name) {

    /** As a school lists them: from the youngest to the oldest, the 2nd class before the 10th. */
    public static final Comparator<ClassName> YOUNGEST_FIRST = Comparator.comparingInt(ClassName::rank)
            .thenComparing((ClassName it) -> it.grade)
            .thenComparingInt(ClassName::number)
            .thenComparing((ClassName it) -> it.name);

    private static final List<String> LADDER = List.of(
            "托班", "小班", "中班", "大班", "学前班", "一年级", "二年级", "三年级", "四年级", "五年级", "六年级", "七年级", "八年级", "九年级", "高一年级",
            "高二年级", "高三年级");

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

    private int rank() {
        var rung = LADDER.indexOf(grade(grade));
        return rung < 0 ? LADDER.size() : rung;
    }

    /** Of a class that has one; others come last. */
    private int number() {
        var number = 0;
        for (var character : name(grade(grade), name).replace("班", "").toCharArray()) {
            var digit = NUMERALS.indexOf(character);
            if (character == '十') {
                number = Math.max(1, number) * 10;
            } else if (digit >= 0) {
                number += digit;
            } else {
                return Integer.MAX_VALUE;
            }
        }
        return number;
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
        var text = chinese(plain(written)).replaceFirst("^(幼儿园|幼儿|小学|初中(?=[七八九])|高中(?=高))", "");
        text = switch (text) {
            case "初一", "初一年级", "初中一年级" -> "七年级";
            case "初二", "初二年级", "初中二年级" -> "八年级";
            case "初三", "初三年级", "初中三年级" -> "九年级";
            case "高一", "高二", "高三" -> text + "年级";
            case "高中一年级" -> "高一年级";
            case "高中二年级" -> "高二年级";
            case "高中三年级" -> "高三年级";
            case "小", "中", "大", "托", "学前" -> text + "班";
            default -> text;
        };
        return text.length() == 1 && NUMERALS.indexOf(text) > 0 ? text + "年级" : text;
    }

    private static String name(String grade, String written) {
        var text = chinese(plain(written));
        for (var prefix : prefixes(grade)) {
            var rest = text.startsWith(prefix) ? text.substring(prefix.length()) : "";
            if (!rest.isEmpty() && !rest.equals("班")) {
                text = rest;
                break;
            }
        }
        text = text.startsWith("第") ? text.substring(1) : text;
        return text.endsWith("班") || text.isEmpty() ? text : text + "班";
    }

    /** How a class's name may begin with its grade, the longest first: 三年级, 三年, 三 of 三(1)班. */
    private static List<String> prefixes(String grade) {
        if (!grade.endsWith("年级")) {
            return List.of(grade);
        }
        var stem = grade.substring(0, grade.length() - 2);
        var junior = JUNIOR.indexOf(grade);
        return junior < 0
                ? List.of(grade, stem + "年", stem)
                : List.of(grade, stem + "年", stem, "初" + NUMERALS.charAt(junior + 1));
    }

    /** Without spaces and brackets, and without the zeros that a number cell may show. */
    private static String plain(String written) {
        return written.replaceAll("[\\s()（）]", "").replaceFirst("\\.0+$", "");
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
