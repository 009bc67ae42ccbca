package lantian.acceptance.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The words of the field are those of the code: a name that was changed there is changed in the glossary, too. */
class GlossaryTest {

    private static final Path ROOT = Path.of(System.getProperty("lantian.root"));
    private static final Pattern WORD = Pattern.compile("[\\w-]+");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    @Test
    void every_line_has_its_four_words_and_every_name_stands_in_the_sources() {
        var names = names();
        var lines = lines();

        assertThat(lines).hasSizeGreaterThan(50);
        for (var line : lines) {
            var cells = line.split(" *\\| *");
            assertThat(cells).as(line).hasSize(5);
            assertThat(cells[1]).as(line).containsPattern("\\p{IsHan}");
            assertThat(QUOTED.matcher(cells[3]).results().map(found -> found.group(1)))
                    .as(line)
                    .isNotEmpty()
                    .isSubsetOf(names);
        }
    }

    @Test
    void no_word_has_two_meanings() {
        assertThat(lines().stream().map(line -> line.split(" *\\| *")[1])).doesNotHaveDuplicates();
    }

    /** The lines of the tables below their heads. */
    private static List<String> lines() {
        return read(ROOT.resolve("docs/glossary.md"))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Chinese "))
                .toList();
    }

    private static Set<String> names() {
        try (var files = Files.walk(ROOT.resolve("services"))) {
            return files.filter(file ->
                            file.toString().endsWith(".java") && file.toString().contains("/src/main/"))
                    .flatMap(file -> WORD.matcher(read(file)).results())
                    .map(MatchResult::group)
                    .collect(Collectors.toCollection(HashSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
