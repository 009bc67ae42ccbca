package lantian.registry.canonical;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** 学号, 学籍号: capitals and digits without spaces, as {@code 52212320170821001X} or {@code G1203}. */
public final class StudentNumber {

    /** How Excel shows a number of more than eleven digits, once it has cut off what follows the fifteenth. */
    private static final Pattern CUT = Pattern.compile("[0-9](\\.[0-9]+)?E\\+?[0-9]{1,2}");

    private static final Pattern WHOLE_WITH_ZEROS = Pattern.compile("([0-9]+)\\.0+");
    private static final Pattern APOSTROPHES = Pattern.compile("^['`´‘’′＇\\s]+|['`´‘’′＇\\s]+$");
    private static final Pattern NUMBER = Pattern.compile("[\\p{IsHan}A-Z0-9][\\p{IsHan}A-Z0-9._/#-]{0,39}");

    private StudentNumber() {}

    /** Whether digits were lost before anybody could read them. */
    public static boolean isCut(String plain) {
        return CUT.matcher(plain.replace(" ", "").toUpperCase(Locale.ROOT)).matches();
    }

    /** @return empty for what is no number, a placeholder among it */
    public static Optional<String> of(String written) {
        var plain = Characters.plain(written);
        if (NoFact.is(plain) || isCut(plain)) {
            return Optional.empty();
        }
        var bare = APOSTROPHES.matcher(plain).replaceAll("").replace(" ", "").toUpperCase(Locale.ROOT);
        var whole = WHOLE_WITH_ZEROS.matcher(bare).replaceFirst("$1");
        return NUMBER.matcher(whole).matches() && whole.chars().anyMatch(Character::isDigit)
                ? Optional.of(whole)
                : Optional.empty();
    }
}
