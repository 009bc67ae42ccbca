package lantian.registry.rosterimport.excel;

import java.util.regex.Pattern;

/** Characters that a workbook writes as {@code _xHHHH_}, and {@code _x005F_} before what only looks so. */
final class Escapes {

    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private Escapes() {}

    /** The text as it was typed; line ends are {@code \n}, and control characters that nobody can type are gone. */
    static String undo(String written) {
        var text = written;
        if (written.contains("_x")) {
            var plain = new StringBuilder(written.length());
            var match = ESCAPE.matcher(written);
            var at = 0;
            while (match.find(at)) {
                plain.append(written, at, match.start()).append((char) Integer.parseInt(match.group(1), 16));
                at = match.end();
            }
            text = plain.append(written, at, written.length()).toString();
        }
        return isPlain(text) ? text : cleaned(text);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if ((c < ' ' && c != '\n' && c != '\t') || Character.isSurrogate(c) || c >= '\ufffe') {
                return false;
            }
        }
        return true;
    }

    private static String cleaned(String text) {
        var clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(point -> {
            var lone = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            var control = point < ' ' && point != '\n' && point != '\t';
            if (!lone && !control && (point & 0xfffe) != 0xfffe) {
                clean.appendCodePoint(point);
            }
        });
        return clean.toString();
    }
}
