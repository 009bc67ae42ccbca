package lantian.acceptance.hour;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.LoadState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lantian.acceptance.stack.County;
import lantian.acceptance.stack.County.School;
import lantian.acceptance.stack.House;
import lantian.acceptance.stack.Person;
import lantian.acceptance.stack.Sheet;
import org.junit.jupiter.api.Test;

/** One account, however it is spelt, in however many schools and tabs. */
class AccountsTest {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private final House house = House.open();
    private final County county = new County(house);
    private final String run = UUID.randomUUID().toString().substring(0, 6);
    /** Case C01. */
    @Test
    void capitals_in_a_user_name_make_no_second_account() {
        var school = school("c01");
        var child = school.children().getFirst();
        school.staff("LiMing-" + run, List.of("caregiver"), List.of());
        var caregiver = school.caregiver("李明", "LIMING-" + run);
        school.pair(child, caregiver, "2026-09-01");

        for (var spelling : List.of("liming-" + run, "LiMing-" + run)) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(county.person(spelling)
                                    .get("/api/my/obligations?limit=500")
                                    .expectOk()
                                    .body()
                                    .path("items")
                                    .findValuesAsString("child"))
                            .contains(child.toString()));
        }
        var second = school.admin()
                .put(
                        "/api/staff/" + UUID.randomUUID(),
                        Map.of(
                                "username",
                                "liMING-" + run,
                                "name",
                                "李鸣",
                                "email",
                                "another-" + run + "@school.example",
                                "roles",
                                List.of("caregiver"),
                                "classes",
                                List.of()));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.slug()).isEqualTo("username-taken");
    }

    /** Case C04: a class teacher of one school, a caregiver of another, with a tab for each. */
    @Test
    void each_tab_stays_with_its_school_and_what_is_written_there_is_that_schools() {
        var here = school("c04a");
        var there = school("c04b");
        var username = "tabs-" + run;
        here.staff(username, List.of("class-teacher"), here.classes());
        there.admin()
                .put(
                        "/api/staff/" + UUID.randomUUID(),
                        Map.of(
                                "username",
                                username,
                                "name",
                                "职工" + username,
                                "email",
                                username + "@school.example",
                                "roles",
                                List.of("caregiver"),
                                "classes",
                                List.of()))
                .expectOk();
        county.person(username)
                .post("/api/my/memberships/" + there.id() + "/accept", Map.of())
                .expectOk();
        var other = there.caregiver("另一所学校的", username);
        there.pair(there.children().getFirst(), other, "2026-09-01");
        var both = county.person(username);

        assertThat(both.get("/api/children").slug()).isEqualTo("school-not-chosen");
        assertThat(total(both.at(here.id()))).isEqualTo(2);
        assertThat(total(both.at(there.id()))).isEqualTo(1);
        assertThat(both.at(UUID.randomUUID()).get("/api/children").slug()).isEqualTo("not-your-school");

        house.ownPassword(username, Desk.PASSWORD);
        try (var desk = Desk.phone("two-tabs", house.address())) {
            desk.signIn(username, Desk.PASSWORD, false);
            desk.page().getByText(here.name()).click();
            assertThat(desk.page().getByText("待办").first()).isVisible(SOON);
            var second = desk.page().context().newPage();
            second.navigate(house.address() + "/");
            second.getByText(there.name()).click();
            assertThat(second.getByText("待办").first()).isVisible(SOON);

            desk.page().reload();
            desk.goTo("/record?child=" + here.children().getFirst());
            desk.press("保存谈心");
            assertThat(desk.page().getByText("已发送").first()).isVisible(SOON);
            second.reload();
            second.navigate(house.address() + "/kids");
            assertThat(second.locator(".kidrow")).hasCount(1);
        }
        assertThat(talks(here)).isEqualTo(1);
        assertThat(talks(there)).isZero();
    }

    /** Case C06. */
    @Test
    void after_signing_in_again_the_first_write_works_and_an_old_or_missing_form_token_does_not() {
        var first = school("c06a");
        var second = school("c06b");
        house.ownPassword("admin-c06a-" + run, Desk.PASSWORD);
        house.ownPassword("admin-c06b-" + run, Desk.PASSWORD);
        try (var desk = Desk.desk("again", house.address())) {
            desk.signIn("admin-c06a-" + run, Desk.PASSWORD, false).goTo("/staff");
            assertThat(desk.button("增加教职工")).isVisible(SOON);
            var old = (String) desk.page().evaluate("fetch('/session').then(r => r.json()).then(s => s.csrf.token)");
            desk.page().locator(".who").click();
            desk.press("退出登录");
            assertThat(desk.page().getByText("已退出登录")).isVisible(SOON);
            desk.page().waitForLoadState(LoadState.NETWORKIDLE);
            desk.forgive();

            desk.signIn("admin-c06b-" + run, Desk.PASSWORD, false).goTo("/school");
            assertThat(desk.page().getByText("今天").first()).isVisible(SOON);
            for (var attempt : List.of("{'X-XSRF-TOKEN': '" + old + "'}", "{}", "{'X-CSRF-TOKEN': '" + old + "'}")) {
                assertThat(write(desk, "", attempt)).isEqualTo("403 csrf-token");
            }
            assertThat(write(desk, "?_csrf=" + old, "{}")).isEqualTo("403 csrf-token");
            assertThat(desk.page().evaluate("fetch('/api/staff').then(r => r.status)"))
                    .isEqualTo(200);
            assertThat(second.admin().get("/api/staff").body().path("items")).hasSize(1);
            desk.forgive();

            desk.goTo("/staff").press("增加教职工").fill("姓名", "新来的").fill("账号", "c06-new-" + run);
            desk.fill("邮箱", "c06-new-" + run + "@school.example");
            desk.choose("角色", "帮扶人").press("保存");
            assertThat(desk.page().getByText("新来的").first()).isVisible(SOON);
        }
        assertThat(second.admin().get("/api/staff").body().path("items")).hasSize(2);
        assertThat(first.admin().get("/api/staff").body().path("items")).hasSize(1);
    }

    private static String write(Desk desk, String query, String headers) {
        var options = "{method: 'PUT', body: '{}', headers: {'Content-Type': 'application/json', ..." + headers + "}}";
        return (String) desk.page()
                .evaluate("fetch('/api/staff/" + UUID.randomUUID() + query + "', " + options + ")"
                        + ".then(r => r.json().then(p => r.status + ' ' + p.type.split('/').pop()))");
    }

    private School school(String code) {
        var school = county.school(code + "-" + run, code + run + "小学");
        school.imported(Sheet.of("三年级", "1班", 2, 2));
        return school;
    }

    private static int total(Person person) {
        return person.get("/api/children").expectOk().body().path("items").size();
    }

    private static long talks(School school) {
        return school.children().stream()
                .mapToLong(child -> school.admin()
                        .get("/api/contacts?child=" + child)
                        .expectOk()
                        .body()
                        .path("items")
                        .size())
                .sum();
    }
}
