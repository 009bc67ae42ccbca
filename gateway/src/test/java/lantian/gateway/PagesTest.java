package lantian.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import lantian.gateway.problem.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private static House.Gateway gateway;
    private final Browser browser = new Browser();

    @BeforeAll
    static void open() {
        gateway = House.gateway(0, Map.of());
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/index.html", "/children", "/children/01990000-0000-7000-8000-0000000000a1", "/sign-in"})
    void every_address_of_the_console_is_its_page_with_a_nonce_of_its_own(String path) {
        var answer = browser.get(gateway.address() + path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
        var policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
        var nonce = policy.replaceAll(".*'nonce-([^']+)'.*", "$1");
        assertThat(answer.body()).contains("content=\"" + nonce + "\"").doesNotContain("__CSP_NONCE__");
        assertThat(policy).contains("script-src 'self'; ").doesNotContain("unsafe-eval");
        assertThat(browser.get(gateway.address() + path).body()).doesNotContain(nonce);
    }

    /** The page asks for data before anybody has been named only where that is worth it. */
    @Test
    void the_page_knows_whether_a_sessions_cookie_came() {
        var stranger = browser.get(gateway.address() + "/");
        browser.cookies.put("__Host-lantian", "anything");
        var known = browser.get(gateway.address() + "/");

        assertThat(stranger.body()).contains("name=\"signed-in\" content=\"no\"");
        assertThat(known.body()).contains("name=\"signed-in\" content=\"yes\"");
    }

    @Test
    void hashed_files_are_kept_for_a_year_and_sent_compressed() {
        var answer = browser.get(gateway.address() + "/assets/app-1a2b3c.js", "Accept-Encoding", "gzip");

        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("max-age=31536000", "immutable"));
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).contains("javascript"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/missing.js",
                "/missing.png",
                "/actuator/env",
                "/actuator/prometheus",
                "/problems/no-such",
                "/v3/api-docs"
            })
    void what_is_no_page_is_not_answered_with_one(String path) {
        var answer = browser.get(gateway.address() + path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void every_refusal_of_the_gateway_has_a_page(Refusal refusal) {
        var page = browser.get(gateway.address() + "/problems/" + refusal.slug());
        var text = browser.get(gateway.address() + "/problems/" + refusal.slug(), "Accept", "text/markdown");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>");
        assertThat(text.body()).startsWith("# ");
    }

    @Test
    void every_page_on_problems_is_served() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of(System.getProperty("lantian.root"), "docs", "problems"))) {
            assertThat(pages.map(page -> page.getFileName().toString())
                            .filter(name -> name.endsWith(".md"))
                            .map(name -> name.replace(".md", "")))
                    .allSatisfy(slug -> assertThat(browser.get(gateway.address() + "/problems/" + slug)
                                    .statusCode())
                            .isEqualTo(200));
        }
    }

    @Test
    void the_services_descriptions_are_one_and_their_names_do_not_collide() {
        var description = Browser.json(browser.get(gateway.address() + "/api-docs/openapi.json"));

        assertThat(description.path("paths").propertyNames())
                .contains(
                        "/api/registry-things",
                        "/api/pairing-things",
                        "/api/contactlog-things",
                        "/api/reporting-things");
        assertThat(description
                        .at("/components/schemas/registry.Page/description")
                        .asString())
                .isEqualTo("registry");
        assertThat(description.path("paths").toString())
                .contains("#/components/schemas/reporting.Page")
                .doesNotContain("\"#/components/schemas/Page\"");
    }

    @Test
    void the_api_page_loads_nothing_from_elsewhere() {
        var page = browser.get(gateway.address() + "/api-docs");
        var script = browser.get(gateway.address() + "/api-docs/ui/swagger-ui/swagger-ui-bundle.js");

        assertThat(page.body()).contains("/api-docs/ui/start.js").doesNotContain("http:", "https:");
        assertThat(script.statusCode()).isEqualTo(200);
    }

    @Test
    void health_is_open_and_tells_no_details() {
        var answer = browser.get(gateway.address() + "/actuator/health/readiness");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Browser.json(answer).propertyNames()).containsExactly("status");
    }

    @Test
    void metrics_answer_on_a_port_of_their_own_and_nowhere_else() {
        try (var apart = House.gateway(1, Map.of("management.server.port", "0"))) {
            var management =
                    "http://localhost:" + apart.context().getEnvironment().getProperty("local.management.port");

            var metrics = browser.get(management + "/actuator/prometheus");

            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.body()).contains("jvm_memory_used_bytes");
            assertThat(browser.get(management + "/actuator/health/readiness").statusCode())
                    .isEqualTo(200);
            assertThat(browser.get(management + "/session").statusCode()).isEqualTo(401);
            assertThat(browser.get(apart.address() + "/actuator/prometheus").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void behind_https_the_browser_is_told_to_stay_there() {
        try (var secure = House.gateway(1, Map.of("lantian.gateway.origin", "https://lantian.example"))) {
            var answer = browser.get(secure.address() + "/");

            assertThat(answer.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
        }
    }
}
