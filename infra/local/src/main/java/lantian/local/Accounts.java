package lantian.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import lantian.demo.Demo;

/** Who can sign in to the demo: the bureau's people of the realm, and whom the demo counties brought. */
final class Accounts {

    private final Path file;
    private final Texts texts;

    Accounts(Layout layout, Texts texts) {
        this.file = layout.data("demo").resolve("accounts");
        this.texts = texts;
    }

    List<Demo.Account> all() throws IOException {
        var accounts = new ArrayList<Demo.Account>();
        accounts.add(new Demo.Account("officer", texts.say("role.officer")));
        accounts.add(new Demo.Account("auditor", texts.say("role.auditor")));
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file)) {
                var tab = line.indexOf('\t');
                accounts.add(new Demo.Account(line.substring(0, tab), line.substring(tab + 1)));
            }
        }
        return accounts;
    }

    void add(List<Demo.Account> more) throws IOException {
        var lines = new LinkedHashSet<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
        more.forEach(account -> lines.add(account.username() + "\t" + account.role()));
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }
}
