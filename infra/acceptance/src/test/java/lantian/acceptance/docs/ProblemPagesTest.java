package lantian.acceptance.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever meets a refusal finds its words in both languages and a page that says what to do. */
class ProblemPagesTest {

    private static final Path ROOT = Path.of(System.getProperty("lantian.root"));
    private static final Pattern SLUG_IN_CODE =
            Pattern.compile("Problem\\s*\\.of\\(\\s*\\d{3}\\s*,\\s*\"([a-z0-9-]+)\"", Pattern.DOTALL);

    @ParameterizedTest
    @MethodSource("bundles")
    void both_languages_say_the_same_things(Path chinese) {
        var english = chinese.resolveSibling(chinese.getFileName().toString().replace(".properties", "_en.properties"));

        assertThat(keys(english)).isEqualTo(keys(chinese));
    }

    @Test
    void every_refusal_with_a_text_has_a_page() {
        var pages = pages();

        assertThat(slugsWithTexts())
                .isNotEmpty()
                .allSatisfy(slug -> assertThat(pages).contains(slug));
    }

    @Test
    void every_refusal_named_in_code_has_a_text() {
        var named = sources().stream()
                .flatMap(source -> SLUG_IN_CODE.matcher(read(source)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isNotEmpty();
        assertThat(slugsWithTexts()).containsAll(named);
    }

    static List<Path> bundles() {
        return find(path -> path.toString().contains("src/main/resources")
                && path.getFileName().toString().matches("problems(-[a-z]+)?\\.properties"));
    }

    private static Set<String> slugsWithTexts() {
        return bundles().stream()
                .flatMap(bundle -> keys(bundle).stream())
                .filter(key -> key.endsWith(".title"))
                .map(key -> key.substring(0, key.length() - ".title".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> sources() {
        return find(path ->
                path.toString().contains("src/main/java") && path.toString().endsWith(".java"));
    }

    private static Set<String> pages() {
        try (var files = Files.list(ROOT.resolve("docs/problems"))) {
            return files.map(file -> file.getFileName().toString().replace(".md", ""))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> find(java.util.function.Predicate<Path> wanted) {
        return List.of("services", "gateway/src").stream()
                .flatMap(top -> {
                    try (var files = Files.walk(ROOT.resolve(top))) {
                        return files.filter(wanted).sorted().toList().stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    private static Set<Object> keySet(Path bundle) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(bundle, UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.keySet();
    }

    private static Set<String> keys(Path bundle) {
        return keySet(bundle).stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
