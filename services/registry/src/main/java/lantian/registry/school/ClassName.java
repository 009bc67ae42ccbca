package lantian.registry.school;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lantian.registry.canonical.Characters;
import lantian.registry.canonical.NoFact;

/**
 * 年级 and 班级. {@link #read} is the only way from what a school writes to a class: {@code 3(1)}, {@code 301}, {@code 3-1},
 * {@code 三（1）} and {@code 第一班} of 三年级 are its 1班, 11班 and 31班 are themselves, and what isn't understood is nothing.
 *
 * @param grade as the ladder has it: 大班, 三年级, 七年级, 高一年级
 * @param name {@code 1班}, or a word: {@code 向日葵班}
 */
@Embeddable
public record ClassName(String grade, String name) {

    /** As a school lists them: from the youngest to the oldest, the 2nd class before the 10th. */
    public static final Comparator<ClassName> YOUNGEST_FIRST = Comparator.comparingInt(ClassName::rank)
            .thenComparing((ClassName it) -> it.grade)
            .thenComparingInt(ClassName::number)
            .thenComparing((ClassName it) -> it.name);

    private static final List<String> LADDER = List.of(
            "托班", "小班", "中班", "大班", "学前班", "一年级", "二年级", "三年级", "四年级", "五年级", "六年级", "七年级", "八年级", "九年级", "高一年级",
            "高二年级", "高三年级");

    private static final int FIRST_KINDERGARTEN = LADDER.indexOf("小班");
    private static final int FIRST_PRIMARY = LADDER.indexOf("一年级");
    private static final int FIRST_JUNIOR = LADDER.indexOf("七年级");
    private static final int FIRST_SENIOR = LADDER.indexOf("高一年级");

    private static final String NUMERALS = "零一二三四五六七八九";
    private static final int MOST_CLASSES = 99;
    private static final int LONGEST_NAME = 20;
    /** Rosters of a school year are made in August. */
    private static final int FIRST_MONTH = 8;

    private static final String NUMERAL = "[0-9]{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]";
    private static final String SCHOOL = "^(幼儿园|幼儿|小学|初级中学|普通高中)(?=.)";
    private static final Pattern ALONE = Pattern.compile("第?(" + NUMERAL + ")班?");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\((" + NUMERAL + ")\\)班?");
    private static final Pattern HUNDREDS = Pattern.compile("([1-9])([0-9]{2})班?");
    private static final Pattern BEHIND_GRADE =
            Pattern.compile("[.\\-_—–―·/、]?第?(?:\\((" + NUMERAL + ")\\)|(" + NUMERAL + "))班?");
    private static final Pattern YEAR_OF_ENTRY = Pattern.compile("(20[0-9]{2})级第?\\(?(" + NUMERAL + ")\\)?班?");
    private static final Pattern WORD = Pattern.compile("[\\p{IsHan}A-Za-z]+");
    private static final Pattern WORD_AND_NUMBER =
            Pattern.compile("([\\p{IsHan}A-Za-z]*?[\\p{IsHan}A-Za-z])\\(?(" + NUMERAL + ")\\)?班?");
    private static final Pattern ONLY_NUMERALS = Pattern.compile("[零一二三四五六七八九十0-9]+班?");
    private static final Pattern CALENDAR = Pattern.compile(".*[0-9一二三四五六七八九十][年月日号].*");

    /**
     * @param writtenGrade a grade in any spelling
     * @param writtenName a class of it in any spelling
     * @param on when it is so called: 2023级 is another grade every year
     * @return the class, or empty where one of the two isn't understood, or the class names another grade
     */
    public static Optional<ClassName> read(String writtenGrade, String writtenName, LocalDate on) {
        var entered = YEAR_OF_ENTRY.matcher(plain(writtenName));
        if (entered.matches()) {
            return grade(writtenGrade)
                    .filter(grade -> enteredIn(grade, Integer.parseInt(entered.group(1)), on))
                    .flatMap(grade -> value(entered.group(2)).map(number -> new ClassName(grade, number + "班")));
        }
        return grade(writtenGrade).flatMap(grade -> name(grade, writtenName).map(name -> new ClassName(grade, name)));
    }

    /** Counted from the first year of the school: a 七年级 may have entered the 七年级 or, at a 九年一贯制 school, the 一年级. */
    private static boolean enteredIn(String grade, int year, LocalDate on) {
        var rung = LADDER.indexOf(grade);
        var years = on.getMonthValue() < FIRST_MONTH ? on.getYear() - 1 - year : on.getYear() - year;
        return Stream.of(FIRST_KINDERGARTEN, FIRST_PRIMARY, FIRST_JUNIOR, FIRST_SENIOR)
                .filter(first -> first <= rung && (first >= FIRST_PRIMARY) == (rung >= FIRST_PRIMARY))
                .anyMatch(first -> rung - first == years);
    }

    /** Grade and class in one text: {@code 三年级(1)班}, {@code 初一3班}. */
    public static Optional<ClassName> readTogether(String written) {
        var text = plain(written);
        for (int end = text.length() - 1; end > 0; end--) {
            var head = text.substring(0, end);
            // a bare numeral before the class is a guess unless a sign divides them
            var guessed = head.matches(NUMERAL) && "(.-_—–".indexOf(text.charAt(end)) < 0;
            var grade = guessed ? Optional.<String>empty() : grade(head);
            if (grade.isPresent()) {
                return name(grade.get(), text.substring(end)).map(name -> new ClassName(grade.get(), name));
            }
        }
        return Optional.empty();
    }

    /** The grade in the ladder's spelling. */
    public static Optional<String> grade(String written) {
        var text = plain(written).replaceFirst(SCHOOL, "");
        for (int rung = 0; rung < LADDER.size(); rung++) {
            if (spellings(rung).contains(text)) {
                return Optional.of(LADDER.get(rung));
            }
        }
        return Optional.empty();
    }

    /** The same for all spellings; rows are found by it. */
    public String key() {
        return grade + "/" + numbered().map(number -> numeral(number) + "班").orElse(name);
    }

    /** The key that kindergartens' classes had before 大一班 was understood as the 1班 of 大班. */
    public Optional<String> formerKey() {
        return LADDER.indexOf(grade) < FIRST_PRIMARY
                ? numbered().map(number -> grade + "/" + grade.charAt(0) + numeral(number) + "班")
                : Optional.empty();
    }

    public Optional<Stage> stage() {
        var rung = LADDER.indexOf(grade(grade).orElse(grade));
        if (rung < 0) {
            return Optional.empty();
        }
        return Optional.of(
                rung < FIRST_PRIMARY
                        ? Stage.KINDERGARTEN
                        : rung < FIRST_JUNIOR ? Stage.PRIMARY : rung < FIRST_SENIOR ? Stage.JUNIOR : Stage.SENIOR);
    }

    private int rank() {
        var rung = LADDER.indexOf(grade(grade).orElse(grade));
        return rung < 0 ? LADDER.size() : rung;
    }

    /** Of a class that has one; others come last. */
    private int number() {
        return numbered().orElse(Integer.MAX_VALUE);
    }

    private Optional<Integer> numbered() {
        var alone = ALONE.matcher(name);
        return alone.matches() ? value(alone.group(1)) : Optional.empty();
    }

    private static Optional<String> name(String grade, String written) {
        var text = plain(written).replaceFirst(SCHOOL, "");
        return number(grade, text).map(number -> number + "班").or(() -> word(grade, text));
    }

    private static Optional<Integer> number(String grade, String text) {
        for (var shape : List.of(ALONE, IN_BRACKETS)) {
            var match = shape.matcher(text);
            if (match.matches()) {
                return value(match.group(1));
            }
        }
        var hundreds = HUNDREDS.matcher(text);
        if (hundreds.matches()) {
            return Integer.parseInt(hundreds.group(1)) == ordinal(grade) ? value(hundreds.group(2)) : Optional.empty();
        }
        for (var beginning : beginnings(grade)) {
            if (text.startsWith(beginning) && text.length() > beginning.length()) {
                var rest = BEHIND_GRADE.matcher(text.substring(beginning.length()));
                if (rest.matches() && divided(beginning, text)) {
                    return value(rest.group(1) == null ? rest.group(2) : rest.group(1));
                }
            }
        }
        return Optional.empty();
    }

    /** Two digits side by side are one number: 31 is no class 1 of 三年级, and 十一 no class 一 of a grade 十. */
    private static boolean divided(String beginning, String text) {
        var last = beginning.charAt(beginning.length() - 1);
        var next = text.charAt(beginning.length());
        return !(Character.isDigit(last) && Character.isDigit(next));
    }

    /** 向日葵班, 火箭班, 实验1班; never a day, a bare numeral, or another grade's class. */
    private static Optional<String> word(String grade, String text) {
        var bare = text.startsWith("\"") && text.endsWith("\"") ? text.replace("\"", "") : text;
        if (bare.length() > LONGEST_NAME
                || NoFact.is(bare)
                || ONLY_NUMERALS.matcher(bare).matches()
                || bare.equals("班")) {
            return Optional.empty();
        }
        var kindergarten = LADDER.indexOf(grade) < FIRST_PRIMARY;
        var isGrade = grade(bare).or(() -> kindergarten ? Optional.empty() : grade(bare.replaceFirst("班$", "")));
        // the only 大班 of a kindergarten is called 大班
        if ((isGrade.isPresent() && !(kindergarten && isGrade.get().equals(grade)))
                || startsWithOtherGrade(grade, bare)) {
            return Optional.empty();
        }
        for (var beginning : beginnings(grade)) {
            var rest = bare.startsWith(beginning)
                    ? bare.substring(beginning.length()).replaceAll("[()]", "")
                    : "";
            if (rest.startsWith("班") && !bare.equals(grade)) {
                // 1班（重点）: the numeral is the class's, not the grade's
                return Optional.empty();
            }
            if (!rest.isEmpty()
                    && !rest.equals("班")
                    && (beginning.length() > 1 || Character.isDigit(beginning.charAt(0)))) {
                return word(grade, rest);
            }
        }
        if (CALENDAR.matcher(bare).matches()) {
            return Optional.empty();
        }
        var numbered = WORD_AND_NUMBER.matcher(bare);
        if (numbered.matches()) {
            return value(numbered.group(2)).map(number -> numbered.group(1) + number + "班");
        }
        return WORD.matcher(bare).matches() ? Optional.of(bare.endsWith("班") ? bare : bare + "班") : Optional.empty();
    }

    private static boolean startsWithOtherGrade(String grade, String text) {
        return LADDER.stream()
                .filter(other -> !other.equals(grade))
                .flatMap(other -> beginnings(other).stream())
                .filter(text::startsWith)
                .map(beginning -> BEHIND_GRADE.matcher(text.substring(beginning.length())))
                .anyMatch(Matcher::matches);
    }

    /** All ways to write a rung of the ladder. */
    private static List<String> spellings(int rung) {
        var name = LADDER.get(rung);
        if (rung < FIRST_PRIMARY) {
            return List.of(name, name.substring(0, name.length() - 1));
        }
        if (rung < FIRST_SENIOR) {
            var number = rung - FIRST_PRIMARY + 1;
            var numeral = NUMERALS.substring(number, number + 1);
            var usual = List.of(name, numeral, numeral + "年", number + "", number + "年级", number + "年", numeral + "年級");
            return number < 7 ? with(usual, "小" + numeral, "小" + number) : with(usual, junior(number - 6));
        }
        var number = rung - FIRST_SENIOR + 1;
        var numeral = NUMERALS.substring(number, number + 1);
        return List.of(
                name,
                "高" + numeral,
                "高" + number,
                "高" + number + "年级",
                "高中" + numeral + "年级",
                "高中" + number + "年级",
                "高中" + numeral,
                "高中" + number);
    }

    private static String[] junior(int number) {
        var numeral = NUMERALS.substring(number, number + 1);
        var seventh = NUMERALS.substring(number + 6, number + 7);
        return new String[] {
            "初" + numeral, "初" + number, "初" + numeral + "年级", "初" + number + "年级", "初中" + numeral + "年级",
            "初中" + number + "年级", "初中" + numeral, "初中" + number, "初中" + seventh + "年级", "初中" + (number + 6) + "年级"
        };
    }

    private static List<String> with(List<String> usual, String... more) {
        return java.util.stream.Stream.concat(usual.stream(), java.util.Arrays.stream(more))
                .toList();
    }

    /** How a class's name may begin with its grade, the longest first: 三年级, 三年, 三, 3 of 三(1)班. */
    private static List<String> beginnings(String grade) {
        return spellings(LADDER.indexOf(grade)).stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** 3 for 三年级, which 301 begins with; nothing for those that have no digit. */
    private static int ordinal(String grade) {
        var rung = LADDER.indexOf(grade);
        return rung >= FIRST_PRIMARY && rung < FIRST_SENIOR ? rung - FIRST_PRIMARY + 1 : 0;
    }

    /** Half-width, one kind of brackets; a space between two digits divides them, others go. */
    private static String plain(String written) {
        return Characters.plain(written)
                .replaceAll("[\\[【〔{「『<《]", "(")
                .replaceAll("[\\]】〕}」』>》]", ")")
                .replaceAll("^['`´‘’*★☆]+|['`´‘’*★☆]+$", "")
                .replace("班级", "班")
                .replaceAll("(?<=[0-9]) (?=[0-9])", "-")
                .replace(" ", "")
                .replaceFirst("^\\(([^()]*[级年])\\)", "$1");
    }

    private static Optional<Integer> value(String numeral) {
        var number = 0;
        if (Character.isDigit(numeral.charAt(0)) && numeral.charAt(0) < 128) {
            number = Integer.parseInt(numeral);
        } else {
            for (int i = 0; i < numeral.length(); i++) {
                var character = numeral.charAt(i);
                number = character == '十' ? Math.max(1, number) * 10 : number + NUMERALS.indexOf(character);
            }
        }
        return number >= 1 && number <= MOST_CLASSES ? Optional.of(number) : Optional.empty();
    }

    private static String numeral(int number) {
        if (number < 10) {
            return NUMERALS.substring(number, number + 1);
        }
        var tens = number / 10 == 1 ? "十" : NUMERALS.charAt(number / 10) + "十";
        return number % 10 == 0 ? tens : tens + NUMERALS.charAt(number % 10);
    }
}
