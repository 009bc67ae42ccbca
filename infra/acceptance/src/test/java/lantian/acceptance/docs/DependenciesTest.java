package lantian.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The listing of what Lantian is made of is that of today; {@code infra/sbom/run} writes it. */
class DependenciesTest {

    private static final Path ROOT = Path.of(System.getProperty("lantian.root"));
    private static final String FOLDER = "node_modules/";

    private final String listing;

    DependenciesTest() throws IOException {
        listing = Files.readString(ROOT.resolve("docs/operations/dependencies.md"));
    }

    @Test
    void every_package_of_the_console_is_listed_with_its_version() throws IOException {
        var packages = JsonParser.parseString(Files.readString(ROOT.resolve("gateway/console/package-lock.json")))
                .getAsJsonObject()
                .getAsJsonObject("packages");

        var delivered = packages.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(FOLDER))
                .filter(entry -> !entry.getValue().getAsJsonObject().has("dev"))
                .filter(entry -> !entry.getValue().getAsJsonObject().has("devOptional"))
                // types only, which the bill leaves out as well
                .filter(entry ->
                        !entry.getKey().endsWith("/csstype") && !entry.getKey().contains("/@types/"))
                .map(entry -> "| %s | %s |"
                        .formatted(
                                entry.getKey().substring(entry.getKey().lastIndexOf(FOLDER) + FOLDER.length()),
                                entry.getValue()
                                        .getAsJsonObject()
                                        .get("version")
                                        .getAsString()))
                .toList();

        assertThat(delivered)
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(listing).as("run infra/sbom/run again").contains(line));
    }

    @Test
    void the_versions_of_the_build_are_those_of_the_listing() throws IOException {
        var build = Files.readString(ROOT.resolve("pom.xml"));

        assertThat(listing)
                .as("run infra/sbom/run again")
                .contains(
                        "| org.springframework.boot:spring-boot | "
                                + version(build, "<artifactId>spring-boot-starter-parent</artifactId>\\s*<version>"),
                        "| org.keycloak:keycloak-services | " + version(build, "<keycloak.version>"),
                        "| com.google.crypto.tink:tink | " + version(build, "<tink.version>"));
    }

    @Test
    void the_listing_has_dates() {
        assertThat(Pattern.compile("\\| \\d{4}-\\d{2}-\\d{2} \\|")
                        .matcher(listing)
                        .results())
                .hasSizeGreaterThan(100);
    }

    private static String version(String build, String after) {
        var found = Pattern.compile(after + "([^<]+)<").matcher(build);
        assertThat(found.find()).as(after).isTrue();
        return found.group(1) + " |";
    }
}
