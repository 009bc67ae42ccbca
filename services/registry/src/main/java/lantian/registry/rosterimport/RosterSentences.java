package lantian.registry.rosterimport;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What is wrong with a roster, in the language of whoever asks. Headings stay as they stand in the file. */
public final class RosterSentences {

    private static final String BUNDLE = "roster";

    /** Whose number it is stays sealed until somebody of the school asks. */
    public String of(CellError error, Locale language) {
        var found = error.found();
        var arguments = error.said().arguments().toArray();
        if (arguments.length == 0) {
            arguments = new Object[] {
                found == null || found.another() == null
                        ? text("somebody-else", language)
                        : text("named", language, found.another())
            };
        }
        return text(error.said().key(), language, arguments);
    }

    public String withHeading(CellError error, Locale language) {
        return text("problem", language, error.heading(), of(error, language));
    }

    /** Chinese for whoever reads neither of the two. */
    private static String text(String key, Locale language, Object... arguments) {
        var texts = ResourceBundle.getBundle(BUNDLE, language, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        return new MessageFormat(texts.getString(key), language).format(arguments);
    }
}
