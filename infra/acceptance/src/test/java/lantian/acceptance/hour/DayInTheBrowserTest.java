package lantian.acceptance.hour;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import lantian.acceptance.stack.County;
import lantian.acceptance.stack.County.School;
import lantian.acceptance.stack.House;
import lantian.acceptance.stack.Sheet;
import org.junit.jupiter.api.Test;

/** What people do at a school on an ordinary day, in a real browser: each number leads to its list, each form to its end. */
class DayInTheBrowserTest {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
    private static final LocatorAssertions.HasCountOptions COUNTED =
            new LocatorAssertions.HasCountOptions().setTimeout(30_000);
    private static final LocatorAssertions.IsFocusedOptions FOCUSED =
            new LocatorAssertions.IsFocusedOptions().setTimeout(10_000);
    private static final PageAssertions.HasURLOptions THERE = new PageAssertions.HasURLOptions().setTimeout(30_000);

    private final House house = House.open();
    private final County county = new County(house);
    private final String run = UUID.randomUUID().toString().substring(0, 6);

    /** Six children, four of them left behind; two helpers of whom one looks after two children. */
    private final class Day {

        final School school = county.school("day-" + run, "日" + run + "小学");
        final List<UUID> children;
        final UUID helper;
        final UUID other;

        Day() {
            school.imported(Sheet.of("三年级", "1班", 6, 4));
            children = awayFirst();
            helper = school.caregiver("周东溪", "day-helper-" + run);
            other = school.caregiver("吴西岭", "day-other-" + run);
            school.pair(children.get(0), helper, "2026-09-01");
            school.pair(children.get(1), helper, "2026-09-01");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> total("leftBehind=true&paired=false") == 2
                            && school.admin()
                                            .get("/api/figures?level=school")
                                            .body()
                                            .at("/rows/0/pairing/n")
                                            .asInt()
                                    == 2);
            password("admin-day-" + run);
        }

        private List<UUID> awayFirst() {
            return school.admin()
                    .get("/api/children?leftBehind=true&limit=500")
                    .expectOk()
                    .body()
                    .path("items")
                    .valueStream()
                    .map(child -> UUID.fromString(child.path("id").asString()))
                    .toList();
        }

        int total(String filter) {
            return school.admin()
                    .get("/api/children?" + filter)
                    .expectOk()
                    .body()
                    .path("total")
                    .asInt();
        }

        String name(UUID child) {
            return school.admin()
                    .get("/api/children/" + child)
                    .expectOk()
                    .body()
                    .path("name")
                    .asString();
        }

        Desk administrator() {
            return Desk.desk("day-admin", house.address()).signIn("admin-day-" + run, Desk.PASSWORD, false);
        }

        Desk administratorOnThePhone() {
            return Desk.phone("day-narrow", house.address()).signIn("admin-day-" + run, Desk.PASSWORD, false);
        }
    }

    @Test
    void the_unpaired_are_listed_by_name_and_paired_from_there_one_after_the_other() {
        var day = new Day();
        try (var desk = day.administrator()) {
            desk.goTo("/school");
            assertThat(desk.page().getByText("2 名儿童还没有结对")).isVisible(SOON);
            desk.follow("去结对");
            var rows = desk.page().locator("table.kids tbody tr:not([aria-hidden])");
            assertThat(rows).hasCount(2, COUNTED);
            assertThat(rows.getByRole(AriaRole.ROWHEADER).allInnerTexts())
                    .containsExactlyInAnyOrder(day.name(day.children.get(2)), day.name(day.children.get(3)));

            rows.first().getByRole(AriaRole.LINK).last().click();
            desk.choose("帮扶人", "吴西岭").submit("结对");

            assertThat(desk.page()).hasURL(Pattern.compile(".*paired=false.*"), THERE);
            await().atMost(Duration.ofSeconds(30)).until(() -> day.total("leftBehind=true&paired=false") == 1);
            desk.page().reload();
            assertThat(rows).hasCount(1, COUNTED);
        }
    }

    @Test
    void a_helper_leaves_and_the_children_go_on_with_another_in_one_step() {
        var day = new Day();
        try (var desk = day.administrator()) {
            desk.goTo("/pairs").press("离开，周东溪");
            desk.page().getByLabel("都交给").selectOption(day.other.toString());
            desk.fill("原因", "调动").fill("交接要知道的", "喜欢画画").picture("hand-over");
            desk.press("办离开，交接 2 名");

            assertThat(desk.page().getByText("已离开 1 位")).isVisible(SOON);
            var row = desk.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("吴西岭"));
            assertThat(row).containsText(day.name(day.children.get(0)));
            assertThat(row).containsText(day.name(day.children.get(1)));
        }
    }

    @Test
    void a_record_is_corrected_and_a_duty_excused_by_the_form() {
        var day = new Day();
        var child = day.children.get(0);
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        day.school.staff("day-helper-" + run, List.of("caregiver"), List.of());
        var helper = county.person("day-helper-" + run);
        var contact = UUID.randomUUID();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> helper.put(
                                "/api/contacts/" + contact,
                                Map.of(
                                        "child", child.toString(),
                                        "kind", "ACTIVITY",
                                        "occurredOn", today.toString(),
                                        "outcome", "COMPLETED",
                                        "participants", List.of(day.helper.toString()),
                                        "with", List.of("CHILD")))
                        .expectOk());
        try (var desk = day.administrator()) {
            desk.goTo("/children/" + child);
            var correct = desk.button("更正");
            correct.click();
            desk.page().getByLabel("做了什么").selectOption("TALK");
            desk.fill("为什么更正", "点错了").press("保存更正");
            assertThat(desk.page().getByText("更正过")).isVisible(SOON);
            assertThat(day.school
                            .admin()
                            .get("/api/contacts/" + contact)
                            .body()
                            .path("kind")
                            .asString())
                    .isEqualTo("TALK");

            var duty = helper.get("/api/my/obligations?state=OPEN&limit=500")
                    .expectOk()
                    .body()
                    .path("items")
                    .valueStream()
                    .filter(it -> it.path("child").asString().equals(child.toString())
                            && LocalDate.parse(it.path("opensOn").asString()).compareTo(today) <= 0)
                    .map(it -> it.path("id").asString())
                    .findFirst()
                    .orElseThrow();
            helper.post("/api/obligations/" + duty + "/excuse", Map.of("reason", "孩子住院"))
                    .expectOk();
            desk.goTo("/school").follow("去看看").press("看理由");
            assertThat(desk.page().getByText("理由：孩子住院")).isVisible(SOON);
            desk.press("同意免办");
            assertThat(desk.page().getByText("项免办等批准")).hasCount(0, COUNTED);
            assertThat(helper.get("/api/obligations/" + duty)
                            .body()
                            .path("state")
                            .asString())
                    .isEqualTo("EXCUSED");
        }
    }

    @Test
    void the_focus_goes_into_a_form_and_comes_back() {
        var day = new Day();
        try (var desk = day.administrator()) {
            desk.goTo("/staff").press("增加教职工");
            assertThat(desk.page().getByLabel("姓名")).isFocused(FOCUSED);
            desk.press("不改了");
            assertThat(desk.button("增加教职工")).isFocused(FOCUSED);

            desk.goTo("/pairs");
            var end = desk.page().getByRole(AriaRole.BUTTON, named("结束.*的结对")).first();
            end.click();
            assertThat(desk.page().locator(".ask input").first()).isFocused(FOCUSED);
            desk.page().keyboard().press("Escape");
            assertThat(end).isFocused(FOCUSED);
        }
    }

    @Test
    void no_page_of_the_office_is_wider_than_a_phone() {
        var day = new Day();
        try (var desk = day.administratorOnThePhone()) {
            var pages = List.of(
                    "/school",
                    "/children",
                    "/children/" + day.children.getFirst(),
                    "/duties",
                    "/pairs",
                    "/imports",
                    "/figures",
                    "/staff",
                    "/enrolment-questions",
                    "/erasures");
            for (var path : pages) {
                desk.goTo(path);
                desk.page().waitForLoadState(LoadState.NETWORKIDLE);
                assertThat(desk.page().locator("main").first()).isVisible(SOON);
                assertThat(desk.page().evaluate("document.documentElement.scrollWidth - innerWidth"))
                        .as(path)
                        .isEqualTo(0);
            }
        }
    }

    /** On paper there is the child, no menu and no page without words. */
    @Test
    void a_childs_page_prints_without_menu_and_without_empty_pages() {
        var day = new Day();
        try (var desk = day.administrator()) {
            desk.goTo("/children/" + day.children.get(0));
            assertThat(desk.page().getByText("家庭与联系卡")).isVisible(SOON);
            var pages = new String(desk.page().pdf(new Page.PdfOptions().setFormat("A4")), StandardCharsets.ISO_8859_1)
                            .split("/Type /Page\\b(?!s)", -1)
                            .length
                    - 1;
            desk.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(desk.page().locator(".side")).isHidden();
            assertThat(desk.page().locator(".top")).isHidden();
            // 297 mm at 96 dots an inch, less the margins: as many pages as the text needs and one for what is not cut
            var height = ((Number) desk.page().evaluate("document.body.scrollHeight")).doubleValue();
            assertThat(pages).isLessThanOrEqualTo((int) Math.ceil(height / 1000) + 1);
        }
    }

    @Test
    void the_county_is_told_how_many_schools_need_support_and_none_is_named() {
        var day = new Day();
        try (var desk = Desk.desk("day-officer", house.address())) {
            desk.signIn("officer", house.demoPassword(), false).goTo("/county");
            var lead = desk.page().locator(".lead");
            assertThat(lead).isVisible(SOON);
            var schools = county.officer()
                    .get("/api/schools?limit=500")
                    .expectOk()
                    .body()
                    .path("items")
                    .valueStream()
                    .map(it -> it.path("name").asString())
                    .toList();
            assertThat(schools).contains(day.school.name());
            assertThat(schools).noneMatch(lead.innerText()::contains);

            desk.follow(day.school.name());
            assertThat(desk.page()).hasURL(Pattern.compile(".*/county/schools/" + day.school.id()), THERE);
            assertThat(desk.page().getByText("三年级").first()).isVisible(SOON);
            assertThat(desk.text()).doesNotContain(day.name(day.children.get(0)));
        }
    }

    @Test
    void an_address_without_a_session_leads_to_the_sign_in_and_back_and_a_sign_out_stays_out() {
        var day = new Day();
        try (var desk = Desk.desk("day-stranger", house.address())) {
            desk.goTo("/children?leftBehind=true");
            desk.page().locator("input[name=username]").fill("admin-day-" + run);
            desk.page().locator("input[name=password]").fill(Desk.PASSWORD);
            desk.page().locator("input[name=password]").press("Enter");
            assertThat(desk.page()).hasURL(house.address() + "/children?leftBehind=true", THERE);
            assertThat(desk.page().getByText("4 名儿童")).isVisible(SOON);
            assertThat(day.children).hasSize(4);

            desk.page().locator(".who").click();
            desk.press("退出登录");
            assertThat(desk.page().getByText("已退出登录")).isVisible(SOON);
            assertThat(desk.page()).hasURL(house.address() + "/signed-out", THERE);
            // what was asked before is answered with 401 now
            desk.page().waitForLoadState(LoadState.NETWORKIDLE);
            desk.forgive();
        }
    }

    /** Without a network a record waits on the device, unreadable; signing out asks first, and leaves nothing. */
    @Test
    void what_waits_on_a_device_is_sealed_and_never_lost_without_a_word() {
        var day = new Day();
        day.school.staff("day-helper-" + run, List.of("caregiver"), List.of());
        password("day-helper-" + run);
        var name = day.name(day.children.get(0));
        try (var desk = Desk.phone("day-phone", house.address())) {
            desk.signIn("day-helper-" + run, Desk.PASSWORD, false).goTo("/record");
            desk.follow(name);
            assertThat(desk.button("保存谈心")).isVisible(SOON);
            desk.page().getByPlaceholder("补充一句，可不填").fill("想妈妈了");
            desk.page().getByLabel("返回").click();
            assertThat(desk.page().getByRole(AriaRole.HEADING, heading("待办"))).isVisible(SOON);
            desk.page().goBack();
            assertThat(desk.page().getByPlaceholder("补充一句，可不填")).hasValue("想妈妈了");

            desk.page().context().setOffline(true);
            desk.press("保存谈心");
            assertThat(desk.page().getByText("已存本机").first()).isVisible(SOON);
            assertThat(stored(desk)).hasSizeGreaterThan(2).doesNotContain("想妈妈", name, "TALK", "day-helper");

            desk.follow("我的").press("退出登录");
            assertThat(desk.page().getByText("还有 1 条记录没有送到学校")).isVisible(SOON);
            desk.page().context().setOffline(false);
            desk.press("先发送，再退出");
            assertThat(desk.page().getByText("已退出登录")).isVisible(SOON);
            assertThat(stored(desk)).isEqualTo("[]");
            assertThat(day.school
                            .admin()
                            .get("/api/contacts?child=" + day.children.get(0))
                            .body()
                            .path("items")
                            .size())
                    .isEqualTo(1);
            desk.forgive();
        }
    }

    /** All that the browser keeps of records, as text; sealed bytes as letters. */
    private static String stored(Desk desk) {
        return (String) desk.page().evaluate("""
                () => new Promise((resolve) => {
                  const request = indexedDB.open('lantian');
                  request.onsuccess = () => {
                    const db = request.result;
                    const stores = [...db.objectStoreNames];
                    const found = [];
                    const transaction = db.transaction(stores, 'readonly');
                    for (const name of stores) {
                      transaction.objectStore(name).getAll().onsuccess = (e) => found.push(...e.target.result);
                    }
                    transaction.oncomplete = () => {
                      db.close();
                      resolve(JSON.stringify(found, (_, v) => v instanceof ArrayBuffer ? new TextDecoder('latin1').decode(v) : v));
                    };
                  };
                })""");
    }

    private static Page.GetByRoleOptions heading(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions named(String pattern) {
        return new Page.GetByRoleOptions().setName(Pattern.compile(pattern));
    }

    private void password(String username) {
        house.ownPassword(username, Desk.PASSWORD);
    }
}
