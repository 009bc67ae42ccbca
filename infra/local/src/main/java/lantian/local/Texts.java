package lantian.local;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** What the command line says, in the language of its user: Chinese or English. */
public final class Texts {

    private final ResourceBundle bundle;
    private final boolean chinese;

    private Texts(boolean chinese) {
        this.chinese = chinese;
        this.bundle = ResourceBundle.getBundle(
                "lantian.local.texts",
                chinese ? Locale.CHINESE : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** A server as people know it: {@code registry}, and {@code registry 2} for the second of its kind. */
    String server(lantian.servers.Server server) {
        return server instanceof BootServer application && application.replica() > 1
                ? say("server." + application.kind()) + " " + application.replica()
                : say("server." + server.name());
    }

    /** The first of LC_ALL, LC_MESSAGES, LANG that is set decides. */
    static Texts of(Map<String, String> environment) {
        var language = Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        return new Texts(language.startsWith("zh"));
    }

    boolean chinese() {
        return chinese;
    }

    /** @param key of {@code texts.properties} */
    String say(String key, Object... values) {
        var words = Stream.of(values).map(String::valueOf).toArray();
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(words);
    }
}
