package lantian.registry.rosterimport.excel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a number looks like under a format code of Excel: {@code 0012} for 12 in {@code 0000}. What a roster has no use for
 * (fractions, exponents, colours) is shown as the plain number.
 */
final class NumberFormat {

    static final NumberFormat GENERAL = new NumberFormat(List.of());

    private static final Map<Integer, String> BUILT_IN = builtIn();
    private static final Pattern CONDITION = Pattern.compile("(<=|>=|<>|<|>|=)(-?\\d+(?:\\.\\d+)?)");
    private static final Pattern CURRENCY = Pattern.compile("\\$([^-]*)(?:-.*)?");
    private static final int EXACT_DIGITS = 15;

    private final List<Section> sections;

    private NumberFormat(List<Section> sections) {
        this.sections = sections;
    }

    static NumberFormat of(String code) {
        var sections = split(code).stream().map(Section::of).toList();
        return sections.getFirst().isGeneral() && sections.size() == 1 ? GENERAL : new NumberFormat(sections);
    }

    /** Those that a file only names by number, in the Chinese Excel. */
    static NumberFormat builtIn(int id) {
        var code = BUILT_IN.get(id);
        return code == null ? GENERAL : of(code);
    }

    /** Whether it shows days, months or years. */
    boolean isDate() {
        return !sections.isEmpty() && sections.getFirst().date;
    }

    boolean showsYear() {
        return sections.getFirst().shows('y') || sections.getFirst().shows('e');
    }

    boolean showsDay() {
        return sections.getFirst().shows('d');
    }

    String show(LocalDateTime moment) {
        return sections.getFirst().show(moment);
    }

    String show(BigDecimal exact) {
        var value = exact.round(new java.math.MathContext(EXACT_DIGITS, RoundingMode.HALF_UP));
        var section = section(value);
        if (section == null || section.isGeneral()) {
            return plain(value);
        }
        var minus = value.signum() < 0 && (sections.size() == 1 || section.condition != null);
        var shown = section.show(value.abs());
        return shown.isBlank() ? plain(value) : (minus ? "-" : "") + shown;
    }

    private @Nullable Section section(BigDecimal value) {
        var chosen = sections.stream()
                .filter(each -> each.condition != null && each.holds(value))
                .findFirst()
                .orElse(null);
        if (chosen != null || sections.isEmpty()) {
            return chosen;
        }
        if (sections.getFirst().condition != null) {
            return sections.stream()
                    .filter(each -> each.condition == null)
                    .findFirst()
                    .orElse(null);
        }
        var index = value.signum() > 0 || sections.size() == 1 ? 0 : value.signum() < 0 ? 1 : 2;
        return sections.get(index < sections.size() ? index : 0);
    }

    static String plain(BigDecimal value) {
        var simple = value.stripTrailingZeros();
        return simple.scale() > 20 || simple.precision() - simple.scale() > 40
                ? simple.toString()
                : simple.toPlainString();
    }

    /** At the semicolons that stand for themselves. */
    private static List<String> split(String code) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        var quoted = false;
        for (int i = 0; i < code.length(); i++) {
            var c = code.charAt(i);
            if (c == '\\' && !quoted && i + 1 < code.length()) {
                part.append(c).append(code.charAt(++i));
                continue;
            }
            quoted = (c == '"') != quoted;
            if (c == ';' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /** A piece of a format: a letter or placeholder with a meaning, or a text that is shown as it is. */
    private record Token(char meaning, String text) {

        static final char TEXT = 't';

        boolean isPlaceholder() {
            return meaning == '0' || meaning == '#' || meaning == '?';
        }
    }

    /** What stands for one sign of numbers. */
    private static final class Section {

        private final List<Token> tokens;
        private final @Nullable String condition;
        private final boolean general;
        private final boolean date;

        private Section(List<Token> tokens, @Nullable String condition) {
            this.tokens = tokens;
            this.condition = condition;
            this.general = tokens.stream().anyMatch(token -> token.meaning == 'G' || token.meaning == '@');
            var numeric = tokens.stream().anyMatch(Token::isPlaceholder);
            var clock = tokens.stream().anyMatch(token -> "hs".indexOf(token.meaning) >= 0);
            this.date = !numeric
                    && tokens.stream()
                            .anyMatch(token -> "ydeb".indexOf(token.meaning) >= 0 || (token.meaning == 'm' && !clock));
        }

        static Section of(String code) {
            var tokens = new ArrayList<Token>();
            String condition = null;
            var source = code.replace("G/通用格式", "General");
            for (int i = 0; i < source.length(); i++) {
                var c = source.charAt(i);
                switch (c) {
                    case '"' -> {
                        var end = source.indexOf('"', i + 1);
                        end = end < 0 ? source.length() : end;
                        tokens.add(new Token(Token.TEXT, source.substring(i + 1, end)));
                        i = end;
                    }
                    case '\\' ->
                        tokens.add(
                                new Token(Token.TEXT, i + 1 < source.length() ? source.substring(i + 1, ++i + 1) : ""));
                    case '_', '*' -> i++;
                    case '[' -> {
                        var end = source.indexOf(']', i);
                        end = end < 0 ? source.length() : end;
                        var inside = source.substring(i + 1, end);
                        var currency = CURRENCY.matcher(inside);
                        if (currency.matches()) {
                            tokens.add(new Token(Token.TEXT, currency.group(1)));
                        } else if (CONDITION.matcher(inside).matches()) {
                            condition = inside;
                        } else if (inside.matches("(?i)h+|m+|s+")) {
                            tokens.add(new Token('h', inside));
                        }
                        i = end;
                    }
                    default -> i += meant(source, i, tokens) - 1;
                }
            }
            return new Section(tokens, condition);
        }

        /** @return how many characters it took */
        private static int meant(String source, int at, List<Token> tokens) {
            if (source.regionMatches(true, at, "General", 0, 7)) {
                tokens.add(new Token('G', ""));
                return 7;
            }
            for (var half : List.of("AM/PM", "上午/下午", "A/P")) {
                if (source.regionMatches(true, at, half, 0, half.length())) {
                    tokens.add(new Token('h', "ap"));
                    return half.length();
                }
            }
            var letter = Character.toLowerCase(source.charAt(at));
            if ("ymdhsb".indexOf(letter) >= 0 || (letter == 'e' && !afterDigit(tokens))) {
                var end = at;
                while (end < source.length() && Character.toLowerCase(source.charAt(end)) == letter) {
                    end++;
                }
                tokens.add(new Token(letter, source.substring(at, end).toLowerCase(Locale.ROOT)));
                return end - at;
            }
            tokens.add(
                    "0#?.,%@E/".indexOf(source.charAt(at)) >= 0
                            ? new Token(source.charAt(at), "")
                            : new Token(Token.TEXT, source.substring(at, at + 1)));
            return 1;
        }

        private static boolean afterDigit(List<Token> tokens) {
            return !tokens.isEmpty() && tokens.getLast().isPlaceholder();
        }

        boolean isGeneral() {
            return general && tokens.size() == 1;
        }

        boolean shows(char letter) {
            return tokens.stream()
                    .anyMatch(token -> token.meaning == letter && (letter != 'd' || token.text.length() < 3));
        }

        boolean holds(BigDecimal value) {
            var parts = CONDITION.matcher(condition == null ? "" : condition);
            if (!parts.matches()) {
                return false;
            }
            var sign = value.compareTo(new BigDecimal(parts.group(2)));
            return switch (parts.group(1)) {
                case "<" -> sign < 0;
                case "<=" -> sign <= 0;
                case ">" -> sign > 0;
                case ">=" -> sign >= 0;
                case "=" -> sign == 0;
                default -> sign != 0;
            };
        }

        String show(BigDecimal value) {
            if (tokens.stream().anyMatch(token -> token.meaning == 'E' || (token.meaning == '/' && !date))) {
                return plain(value);
            }
            if (general) {
                var shown = new StringBuilder();
                tokens.forEach(token ->
                        shown.append(token.meaning == 'G' || token.meaning == '@' ? plain(value) : token.text));
                return shown.toString();
            }
            if (tokens.stream().anyMatch(token -> token.meaning == 'h' || token.meaning == 's')) {
                var seconds = value.remainder(BigDecimal.ONE)
                        .multiply(BigDecimal.valueOf(86_400))
                        .setScale(0, RoundingMode.HALF_UP);
                return show(LocalDateTime.of(2000, 1, 1, 0, 0).plusSeconds(seconds.longValue()));
            }
            if (tokens.stream().noneMatch(Token::isPlaceholder)) {
                return words();
            }
            return digits(value);
        }

        /** {@code [=1]"男"}: the number itself is not shown. */
        private String words() {
            var shown = new StringBuilder();
            tokens.forEach(token -> shown.append(token.text));
            return shown.toString();
        }

        private String digits(BigDecimal value) {
            var point = index('.');
            var whole = tokens.subList(0, point);
            var rest = tokens.subList(Math.min(point + 1, tokens.size()), tokens.size());
            var scaled = value;
            for (var token : tokens) {
                scaled = token.meaning == '%' ? scaled.movePointRight(2) : scaled;
            }
            for (int i = whole.size() - 1; i >= 0 && whole.get(i).meaning == ','; i--) {
                scaled = scaled.movePointLeft(3);
            }
            var most = (int) rest.stream().filter(Token::isPlaceholder).count();
            var least =
                    (int) rest.stream().filter(token -> token.meaning == '0').count();
            var rounded = scaled.setScale(most, RoundingMode.HALF_UP);
            var text = rounded.toPlainString();
            var dot = text.indexOf('.');
            var decimals = dot < 0 ? "" : text.substring(dot + 1);
            while (decimals.length() > least && decimals.endsWith("0")) {
                decimals = decimals.substring(0, decimals.length() - 1);
            }
            var shown = new StringBuilder(whole(whole, dot < 0 ? text : text.substring(0, dot)));
            if (point < tokens.size() && (!decimals.isEmpty() || least > 0)) {
                shown.append('.');
            }
            var at = 0;
            for (var token : rest) {
                if (token.isPlaceholder()) {
                    shown.append(at < decimals.length() ? decimals.charAt(at) : "");
                    at++;
                } else {
                    shown.append(token.meaning == '%' ? "%" : token.text);
                }
            }
            return shown.toString();
        }

        /** The digits before the point, from the right, with what stands between them. */
        private static String whole(List<Token> tokens, String number) {
            var grouped = false;
            for (int i = 1; i + 1 < tokens.size(); i++) {
                grouped |= tokens.get(i).meaning == ',' && tokens.get(i + 1).isPlaceholder();
            }
            var digits = number.equals("0") ? "" : number;
            var first = -1;
            for (int i = tokens.size() - 1; i >= 0; i--) {
                first = tokens.get(i).isPlaceholder() ? i : first;
            }
            var shown = new StringBuilder();
            var at = digits.length();
            var count = 0;
            for (int i = tokens.size() - 1; i >= 0; i--) {
                var token = tokens.get(i);
                if (!token.isPlaceholder()) {
                    shown.insert(0, token.meaning == '%' ? "%" : token.text);
                    continue;
                }
                var take = i == first ? Math.max(at, token.meaning == '0' ? 1 : 0) : 1;
                for (int n = 0; n < take; n++) {
                    var digit = at > 0 ? digits.substring(at - 1, at) : token.meaning == '0' ? "0" : "";
                    at--;
                    if (grouped && count > 0 && count % 3 == 0 && !digit.isEmpty()) {
                        shown.insert(0, ',');
                    }
                    count++;
                    shown.insert(0, digit);
                }
            }
            return first < 0 ? shown + digits : shown.toString();
        }

        private int index(char meaning) {
            for (int i = 0; i < tokens.size(); i++) {
                if (tokens.get(i).meaning == meaning) {
                    return i;
                }
            }
            return tokens.size();
        }

        String show(LocalDateTime at) {
            var shown = new StringBuilder();
            var clock = false;
            for (int i = 0; i < tokens.size(); i++) {
                var token = tokens.get(i);
                clock |= token.meaning == 'h';
                var minute = token.meaning == 'm' && (clock || followedBySeconds(i));
                shown.append(
                        switch (token.meaning) {
                            case 'y', 'e', 'b' ->
                                token.text.length() == 2 && token.meaning == 'y'
                                        ? two(at.getYear() % 100)
                                        : at.getYear();
                            case 'm' -> minute ? padded(at.getMinute(), token) : padded(at.getMonthValue(), token);
                            case 'd' -> token.text.length() > 2 ? "" : padded(at.getDayOfMonth(), token);
                            case 'h' -> token.text.equals("ap") ? "" : padded(at.getHour(), token);
                            case 's' -> padded(at.getSecond(), token);
                            case '/' -> "/";
                            default -> token.text;
                        });
            }
            return shown.toString().strip();
        }

        private boolean followedBySeconds(int at) {
            for (int i = at + 1; i < tokens.size(); i++) {
                if (tokens.get(i).meaning != Token.TEXT) {
                    return tokens.get(i).meaning == 's';
                }
            }
            return false;
        }

        private static String padded(int number, Token token) {
            return token.text.length() >= 2 && number < 10 ? "0" + number : String.valueOf(number);
        }

        private static String two(int number) {
            return number < 10 ? "0" + number : String.valueOf(number);
        }
    }

    private static Map<Integer, String> builtIn() {
        var codes = new java.util.HashMap<>(Map.of(
                1,
                "0",
                2,
                "0.00",
                3,
                "#,##0",
                4,
                "#,##0.00",
                9,
                "0%",
                10,
                "0.00%",
                14,
                "yyyy/m/d",
                15,
                "d-mmm-yy",
                16,
                "d-mmm"));
        codes.putAll(Map.of(
                17,
                "mmm-yy",
                18,
                "h:mm",
                19,
                "h:mm:ss",
                20,
                "h:mm",
                21,
                "h:mm:ss",
                22,
                "yyyy/m/d h:mm",
                45,
                "mm:ss",
                46,
                "[h]:mm:ss",
                47,
                "mm:ss.0"));
        for (var month : List.of(27, 36, 50, 52, 57)) {
            codes.put(month, "yyyy\"年\"m\"月\"");
        }
        for (var dayOfMonth : List.of(28, 29, 51, 53, 54, 58)) {
            codes.put(dayOfMonth, "m\"月\"d\"日\"");
        }
        codes.put(30, "m-d-yy");
        codes.put(31, "yyyy\"年\"m\"月\"d\"日\"");
        for (var time : List.of(32, 33, 34, 35, 55, 56)) {
            codes.put(time, "h\"时\"mm\"分\"");
        }
        return codes;
    }
}
