package lantian.registry.roster.web;

import java.util.Locale;
import lantian.registry.roster.CellError;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** What is wrong with a roster, in the language of whoever asks. Headings stay as they stand in the file. */
@Component
public final class RosterSentences {

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    public RosterSentences() {
        texts.setBasename("roster");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        texts.setAlwaysUseMessageFormat(true);
    }

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

    private String text(String key, Locale language, Object... arguments) {
        return texts.getMessage(key, arguments, language);
    }
}
