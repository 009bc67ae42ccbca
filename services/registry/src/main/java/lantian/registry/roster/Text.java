package lantian.registry.roster;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what people type into a cell: full-width digits and spaces, dates in several forms, yes and no in several words. */
final class Text {

    private static final Pattern DATE = Pattern.compile(
            "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*[日号]?(?:[ T]\\d{1,2}:\\d{2}.*)?");
    private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern SERIAL = Pattern.compile("(\\d{4,5})(?:\\.\\d*)?");
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

    private static final Set<String> YES =
            Set.of("是", "有", "在外", "外出", "务工", "寄宿", "住校", "y", "yes", "true", "1", "√", "对");
    private static final Set<String> NO =
            Set.of("否", "无", "在家", "不", "没有", "未外出", "走读", "不寄宿", "n", "no", "false", "0", "×", "x");

    private static final Set<String> TOTALS = Set.of("合计", "总计", "小计", "共计");

    private Text() {}

    /** What stands before the sums below a table. */
    static boolean isTotal(String text) {
        return TOTALS.contains(text.replaceAll("[\\s:：]", ""));
    }

    /** {@code #N/A} and its like: what Excel shows where it could not calculate. */
    static boolean isError(String text) {
        return text.matches("#[A-Z/0]{2,14}[!?]?");
    }

    /** Half-width, without surrounding spaces; the middle dot of long names stays. */
    static String plain(String raw) {
        return simple(raw)
                ? raw.strip()
                : Normalizer.normalize(raw, Normalizer.Form.NFKC)
                        .replace("\u200b", "")
                        .replace("\ufeff", "")
                        .strip();
    }

    /** Nothing in it that a normal form would change. */
    private static boolean simple(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            var c = raw.charAt(i);
            if (!(c < 0x7f || (c >= 0x4e00 && c <= 0x9fff))) {
                return false;
            }
        }
        return true;
    }

    static Optional<LocalDate> date(String text, boolean since1904) {
        Matcher match = DATE.matcher(text);
        if (!match.matches()) {
            match = DIGITS.matcher(text);
        }
        if (match.matches()) {
            return day(match.group(1), match.group(2), match.group(3));
        }
        var serial = SERIAL.matcher(text);
        if (serial.matches()) {
            var days = Integer.parseInt(serial.group(1));
            return Optional.of((since1904 ? EPOCH_1904 : EPOCH_1900).plusDays(days));
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static @Nullable Boolean yesOrNo(String text) {
        var word = text.toLowerCase(java.util.Locale.ROOT);
        if (YES.contains(word)) {
            return true;
        }
        return NO.contains(word) ? Boolean.FALSE : null;
    }
}
