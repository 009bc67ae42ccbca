package lantian.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An alert on a metric that nobody makes never fires. */
class AlertsTest {

    private static final Path ROOT = Path.of(System.getProperty("lantian.root"));
    private static final Pattern IN_ALERTS = Pattern.compile("lantian_[a-z_]+");
    private static final Pattern IN_CODE = Pattern.compile("\"(lantian\\.[a-z.]+)\"");

    @Test
    void every_metric_of_an_alert_is_made_by_a_service() throws IOException {
        var named = IN_ALERTS
                .matcher(Files.readString(ROOT.resolve("infra/observability/alerts.yml")))
                .results()
                .map(found -> found.group().replaceAll("_(total|seconds)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isNotEmpty();
        assertThat(made()).containsAll(named);
    }

    private static Set<String> made() throws IOException {
        try (var files = Files.walk(ROOT.resolve("services"))) {
            var made = new TreeSet<String>();
            for (var file : files.filter(path -> path.toString().matches(".*/src/main/java/.*\\.java"))
                    .toList()) {
                IN_CODE.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1).replace('.', '_').replaceAll("_(total|seconds)$", ""))
                        .forEach(made::add);
            }
            return made;
        }
    }
}
