package lantian.registry.canonical;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What copying from chats, address books and old input methods leaves in a text, and how it is undone. */
public final class Characters {

    /** Format characters that nobody sees: joiners, directions, soft hyphens, variation selectors. */
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\u00AD\\u034F\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFE00-\\uFE0F\\uFEFF\\x{E0100}-\\x{E01EF}]");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\t\\r\\n]]");
    /** All of them are typed where a hyphen is meant. */
    private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\\u2212]");

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u2000-\\u200A\\u202F\\u205F\\u3000]+");

    /** Where GBK kept characters that Unicode did not have yet. The places follow each other from U+E815 on. */
    private static final int FIRST_PRIVATE = 0xE815;

    private static final int[] SINCE_STANDARD = Pattern.compile(" ")
            .splitAsStream(
                    "2E81 20087 20089 200CC 2E84 3473 3447 2E88 2E8B 9FB4 359E 361A 360E 2E8C 2E97 396E 3918 9FB5 "
                            + "39CF 39DF 3A73 39D0 9FB6 9FB7 3B4E 3C6E 3CE0 2EA7 215D7 9FB8 2EAA 4056 415F 2EAE 4337 2EB3 2EB6 "
                            + "2EB7 2298F 43B1 43AC 2EBB 43DD 44D6 4661 464C 9FB9 4723 4729 477C 478D 2ECA 4947 497A 497D 4982 "
                            + "4983 4985 4986 499F 499B 49B7 49B6 9FBA 241FE 4CA3 4C9F 4CA0 4CA1 4C77 4CA2 4D13 4D14 4D15 4D16 "
                            + "4D17 4D18 4D19 4DAE 9FBB")
            .mapToInt(code -> Integer.parseInt(code, 16))
            .toArray();

    private Characters() {}

    /** Without what nobody sees, with standard characters for private ones; spaces and line ends stay. For free text. */
    public static String visible(String written) {
        return standard(
                CONTROL.matcher(INVISIBLE.matcher(written).replaceAll("")).replaceAll(""));
    }

    /** As {@link #visible}, half-width, with one kind of hyphen, single spaces and none around. For words and numbers. */
    public static String plain(String written) {
        // a dot above is a dot to those who type it; its compatibility form is a space with a mark
        var text = visible(written).replace('\u02D9', '\u00B7');
        text = Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC);
        return SPACES.matcher(DASHES.matcher(text).replaceAll("-"))
                .replaceAll(" ")
                .strip();
    }

    /** Whether something is left that only the computer it was typed on can show. */
    public static boolean isPrivate(String text) {
        return text.codePoints().anyMatch(point -> Character.getType(point) == Character.PRIVATE_USE);
    }

    private static String standard(String text) {
        return isPrivate(text)
                ? text.codePoints()
                        .map(point -> {
                            var place = point - FIRST_PRIVATE;
                            return place >= 0 && place < SINCE_STANDARD.length ? SINCE_STANDARD[place] : point;
                        })
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : text;
    }
}
