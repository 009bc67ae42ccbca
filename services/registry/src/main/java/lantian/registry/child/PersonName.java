package lantian.registry.child;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** How a name is kept, so that the same name in another spelling is the same: {@code 李　雷}, {@code 阿依古丽•买买提}. */
public final class PersonName {

    private static final String HAN = "\\p{IsHan}";
    private static final Pattern SPACES = Pattern.compile("(?<=" + HAN + ")\\s+(?=" + HAN + ")");
    private static final Pattern DOTS = Pattern.compile("(?<=" + HAN + ")\\s*[·•‧・∙⋅●.]\\s*(?=" + HAN + ")");

    private PersonName() {}

    /** Without spaces between Chinese characters, with one kind of middle dot, half-width, as short as it can be. */
    public static String plain(String written) {
        var text = Normalizer.normalize(written, Normalizer.Form.NFKC).strip();
        return SPACES.matcher(DOTS.matcher(text).replaceAll("·")).replaceAll("");
    }
}
