package lantian.gateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A real browser takes the cookies on http://localhost, keeps to the content policy, and signs in at the real Keycloak. */
class ChromiumTest {

    private static final List<String> OPTIONS =
            List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage");

    @Test
    void a_person_signs_in_writes_and_signs_out_in_a_browser() {
        var _ = House.person("he.yan", House.membership(House.HILL_SCHOOL, "caregiver"));
        try (var gateway = House.gateway(0, Map.of());
                var playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var chromium = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(OPTIONS));
                var context = chromium.newContext()) {
            var page = context.newPage();
            var complaints = new ArrayList<String>();
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    complaints.add(message.text());
                }
            });

            page.navigate(gateway.address() + "/login?to=/children");
            page.locator("input[name=username]").fill("he.yan");
            if (!page.locator("input[name=password]").isVisible()) {
                page.locator("input[name=username]").press("Enter");
            }
            page.locator("input[name=password]").fill(House.PASSWORD);
            page.locator("input[name=password]").press("Enter");

            page.waitForURL(gateway.address() + "/children");
            assertThat(page.locator("#who")).hasText("he.yan");
            assertThat(page.locator("#who")).hasCSS("color", "rgb(1, 2, 3)");
            assertThat(complaints).isEmpty();
            assertThat(context.cookies(gateway.address()))
                    .filteredOn(cookie -> cookie.name.equals("__Host-lantian"))
                    .singleElement()
                    .satisfies(cookie -> {
                        assertThat(cookie.secure).isTrue();
                        assertThat(cookie.httpOnly).isTrue();
                        assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.STRICT);
                    });
            assertThat(page.evaluate("document.cookie")).isEqualTo("");
            assertThat(status(page, "PUT", "/api/contacts/1", true)).isEqualTo(201);
            assertThat(status(page, "PUT", "/api/contacts/1", false)).isEqualTo(403);
            assertThat(status(page, "POST", "/logout", true)).isEqualTo(200);
            assertThat(status(page, "GET", "/session", false)).isEqualTo(401);
        }
    }

    private static Object status(Page page, String method, String path, boolean withToken) {
        return page.evaluate("""
                async ([method, path, withToken]) => {
                  const headers = withToken ? { [csrf.header]: csrf.token } : {};
                  return (await fetch(path, { method, headers })).status;
                }""", List.of(method, path, withToken));
    }
}
