package lantian.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of ASVS 5.0 has every requirement of levels 1 and 2 once, and names only tests that exist. */
class AsvsTest {

    private static final Path ROOT = Path.of(System.getProperty("lantian.root"));
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| V(\\d+)\\.\\d+\\.\\d+ \\| [12] \\| .+ \\| (met|partly|not met|n/a) \\| .+ \\|$");
    private static final Pattern REQUIREMENT = Pattern.compile("(?m)^\\| (V\\d+\\.\\d+\\.\\d+) ");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)`");

    /** How many requirements of levels 1 and 2 each chapter of the standard has. */
    private static final Map<Integer, Long> REQUIREMENTS = Map.ofEntries(
            Map.entry(1, 27L),
            Map.entry(2, 11L),
            Map.entry(3, 19L),
            Map.entry(4, 10L),
            Map.entry(5, 9L),
            Map.entry(6, 35L),
            Map.entry(7, 18L),
            Map.entry(8, 7L),
            Map.entry(9, 7L),
            Map.entry(10, 29L),
            Map.entry(11, 14L),
            Map.entry(12, 9L),
            Map.entry(13, 13L),
            Map.entry(14, 9L),
            Map.entry(15, 13L),
            Map.entry(16, 16L),
            Map.entry(17, 7L));

    private final String table = read(ROOT.resolve("docs/security/asvs.md"));

    @Test
    void every_requirement_has_one_row_with_a_verdict_and_a_reason() {
        var chapters = ROW.matcher(table)
                .results()
                .map(row -> Integer.valueOf(row.group(1)))
                .collect(Collectors.groupingBy(chapter -> chapter, TreeMap::new, Collectors.counting()));

        assertThat(chapters).containsExactlyInAnyOrderEntriesOf(REQUIREMENTS);
        assertThat(all(REQUIREMENT, table)).doesNotHaveDuplicates();
    }

    @Test
    void every_test_that_is_named_exists() throws IOException {
        List<String> tests;
        try (var files = Files.walk(ROOT)) {
            tests = files.filter(file -> file.toString().contains("/src/"))
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.replace(".java", ""))
                    .toList();
        }

        assertThat(Stream.of(table, read(ROOT.resolve("docs/security.md"))).flatMap(text -> all(TEST, text).stream()))
                .isNotEmpty()
                .isSubsetOf(tests);
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
