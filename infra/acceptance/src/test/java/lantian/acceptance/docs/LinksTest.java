package lantian.acceptance.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever follows a link of a page arrives at a file. */
class LinksTest {

    private static final Path ROOT = Path.of(System.getProperty("lantian.root"));
    private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```|`[^`\n]*`");
    private static final Pattern LINK =
            Pattern.compile("]\\(\\s*<?([^\\s)>]+)>?[^)]*\\)|(?m)^ *\\[[^\\]]+]:\\s*(\\S+)|(?:src|href)=\"([^\"]+)\"");
    private static final Pattern ELSEWHERE = Pattern.compile("^(?:[a-z][a-z0-9+.-]*:|//|#).*");
    private static final Pattern NOT_OURS = Pattern.compile("(?:^|/)(?:node_modules|target|dist|\\.[^/]+)/");

    @Test
    void every_relative_link_of_a_page_points_to_a_file_that_exists() throws IOException {
        var pages = pages();

        assertThat(pages).hasSizeGreaterThan(50).contains(ROOT.resolve("README.md"));
        assertThat(pages.stream().flatMap(LinksTest::broken)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "[a](there.md),           there.md",
        "[a](there.md#part),      there.md",
        "[a](../up/there.md 'b'), ../up/there.md",
        "![a](there.svg),         there.svg",
        "[a]: there.md,           there.md",
        "<img src=\"there.svg\">, there.svg",
        "[a](https://there.org),",
        "[a](#part),",
        "`[a](there.md)`,"
    })
    void a_link_is_recognised(String text, String target) {
        assertThat(links(text)).isEqualTo(Stream.ofNullable(target).toList());
    }

    private static List<Path> pages() throws IOException {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> {
                        var name = ROOT.relativize(file).toString();
                        return !NOT_OURS.matcher(name).find()
                                && name.endsWith(".md")
                                && (name.startsWith("docs/") || name.endsWith("README.md"));
                    })
                    .sorted()
                    .toList();
        }
    }

    private static Stream<String> broken(Path page) {
        try {
            return links(Files.readString(page, UTF_8)).stream()
                    .filter(link -> !Files.exists(
                            link.startsWith("/")
                                    ? ROOT.resolve(link.substring(1))
                                    : page.resolveSibling(link).normalize()))
                    .map(link -> ROOT.relativize(page) + ": " + link);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the text's links lead within this repository, without the part of the page. */
    private static List<String> links(String text) {
        return LINK.matcher(CODE.matcher(text).replaceAll(""))
                .results()
                .map(found -> Stream.of(found.group(1), found.group(2), found.group(3))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow())
                .filter(link -> !ELSEWHERE.matcher(link).matches())
                .map(link -> link.replaceFirst("[#?].*$", ""))
                .toList();
    }
}
