package lantian.registry.canonical;

import java.util.Locale;
import java.util.regex.Pattern;

/** How a name is kept, so that the same name in another spelling is the same: {@code 李　雷}, {@code 阿依古丽•买买提}. */
public final class PersonName {

    private static final String HAN = "\\p{IsHan}";
    private static final String DOT = "·•‧・∙⋅●◦∘⚬˙。.．｡･ꞏ᛫⸱ㆍ᠂";
    private static final Pattern SPACES = Pattern.compile("(?<=" + HAN + ")\\s+(?=" + HAN + ")");
    private static final Pattern DOTS = Pattern.compile("(?<=" + HAN + ")\\s*[" + DOT + "]\\s*(?=" + HAN + ")");
    private static final Pattern OTHER_DOTS = Pattern.compile("\\s*[·•‧・∙⋅●◦∘⚬˙･ꞏ᛫⸱ㆍ᠂]\\s*");
    private static final Pattern EDGES = Pattern.compile("^['`´‘’′*★☆\\s·]+|['`´‘’′*★☆\\s·]+$");
    private static final Pattern BETWEEN = Pattern.compile("[\\s" + DOT + "'`´‘’′-]+");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M}·. '’()-]*");

    private PersonName() {}

    /** Without spaces between Chinese characters, with one kind of middle dot, half-width, nothing invisible. */
    public static String plain(String written) {
        var text = OTHER_DOTS
                .matcher(DOTS.matcher(Characters.plain(written)).replaceAll("·"))
                .replaceAll("·");
        return EDGES.matcher(SPACES.matcher(text).replaceAll("")).replaceAll("");
    }

    /** The same for all ways of writing a name, with its dot, another or none: for finding and recognising only. */
    public static String key(String written) {
        return BETWEEN.matcher(plain(written)).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Whether it can be somebody's name: letters, with what stands between them. */
    public static boolean isName(String plain) {
        return NAME.matcher(plain).matches() && !Characters.isPrivate(plain);
    }
}
