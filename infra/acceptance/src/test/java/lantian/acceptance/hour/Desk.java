package lantian.acceptance.hour;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Somebody in front of a screen. Each has a browser profile of his own. */
final class Desk implements AutoCloseable {

    static final String PASSWORD = "first-Hour-2026";

    private static final Playwright PLAYWRIGHT =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private static final Browser CHROMIUM = PLAYWRIGHT
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--disable-background-networking",
                            "--lang=zh-CN")));

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(PLAYWRIGHT::close));
    }

    private final String name;
    private final BrowserContext context;
    private final Page page;
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final String address;

    private Desk(String name, String address, int width, int height) {
        this.name = name;
        this.address = address;
        this.context = CHROMIUM.newContext(new NewContextOptions()
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(width, height));
        this.page = context.newPage();
        page.setDefaultTimeout(15_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        page.onPageError(errors::add);
    }

    static Desk desk(String name, String address) {
        return new Desk(name, address, 1440, 900);
    }

    static Desk phone(String name, String address) {
        return new Desk(name, address, 390, 844);
    }

    Page page() {
        return page;
    }

    /** Signs in; with a one-time password the own one is chosen at once. */
    Desk signIn(String username, String password, boolean oneTime) {
        page.navigate(address + "/login");
        page.locator("input[name=username]").fill(username);
        page.locator("input[name=password]").fill(password);
        page.locator("input[name=password]").press("Enter");
        if (oneTime) {
            page.locator("input[name=password-new]").fill(PASSWORD);
            page.locator("input[name=password-confirm]").fill(PASSWORD);
            page.locator("input[name=password-confirm]").press("Enter");
        }
        page.waitForURL(address + "/**");
        return this;
    }

    Desk goTo(String path) {
        page.navigate(address + path);
        return this;
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name))
                .first();
    }

    Desk press(String name) {
        button(name).click();
        return this;
    }

    /** Follows the first link with this in its name. */
    Desk follow(String name) {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name))
                .first()
                .click();
        return this;
    }

    /** Sends the form that is open, and waits until it is gone. */
    Desk submit(String name) {
        var form = page.locator("form");
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .click();
        form.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        return this;
    }

    Desk fill(String label, String value) {
        page.getByLabel(label, new GetByLabelOptions().setExact(true)).fill(value);
        return this;
    }

    /** Chooses in one of Ant Design's select boxes. */
    Desk choose(String label, String option) {
        var box = page.getByRole(
                AriaRole.COMBOBOX,
                new GetByRoleOptions().setName(label).setExact(true).setIncludeHidden(false));
        box.click();
        var list = page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden)");
        list.locator(".ant-select-item-option", new Locator.LocatorOptions().setHasText(option))
                .first()
                .click();
        if (list.count() > 0) {
            box.press("Escape");
        }
        list.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        return this;
    }

    /** The password that is shown once. */
    String oneTimePassword() {
        return page.locator(".otpw").innerText().strip();
    }

    String text() {
        return page.locator("body").innerText();
    }

    /** What the browser complained of so far was meant: a network that is away, a visit without a session. */
    Desk forgive() {
        errors.clear();
        return this;
    }

    /** Keeps what is seen under {@code target/screens}, for the eyes of whoever reviews. */
    Desk picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens", name + ".png")));
        return this;
    }

    @Override
    public void close() {
        picture(name + "-last");
        context.close();
        assertThat(errors).isEmpty();
    }

    private static Path chromium() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no chromium: infra/lantian test names what to install"));
    }
}
