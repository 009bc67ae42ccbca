package lantian.demo.load;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the loader tells its user, in Chinese or English. */
final class Texts {

    private final ResourceBundle bundle;

    Texts(boolean chinese) {
        bundle = ResourceBundle.getBundle(
                "lantian.demo.texts",
                chinese ? Locale.CHINESE : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String say(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
    }
}
