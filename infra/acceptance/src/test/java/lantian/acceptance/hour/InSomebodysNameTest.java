package lantian.acceptance.hour;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lantian.acceptance.stack.County;
import lantian.acceptance.stack.County.School;
import lantian.acceptance.stack.House;
import lantian.acceptance.stack.Person;
import lantian.acceptance.stack.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An entry in somebody else's name is shown to that person, who says whether it was so. */
class InSomebodysNameTest {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private final House house = House.open();
    private final County county = new County(house);
    private final String run = UUID.randomUUID().toString().substring(0, 6);
    private final String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();

    private School school;
    private UUID child;
    private UUID teacher;
    private Person villager;
    private Person named;

    /** A child with a class teacher and a villager, who is a pupil's FRIEND here: what he enters counts for nobody else. */
    @BeforeEach
    void aChildWithTwoWhoLookAfterIt() {
        school = county.school("name-" + run, "名" + run + "小学");
        school.imported(Sheet.of("三年级", "1班", 2, 2));
        child = school.children().getFirst();
        teacher = school.staff("name-teacher-" + run, List.of("class-teacher"), school.classes());
        var friend = school.caregiver("周东溪", "name-friend-" + run);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> school.admin()
                        .put(
                                "/api/pairs/" + UUID.randomUUID(),
                                Map.of(
                                        "child",
                                        child.toString(),
                                        "caregiver",
                                        friend.toString(),
                                        "kind",
                                        "FRIEND",
                                        "from",
                                        "2026-09-01"))
                        .expectOk());
        school.staff("name-friend-" + run, List.of("caregiver"), List.of());
        villager = county.person("name-friend-" + run);
        named = county.person("name-teacher-" + run);
        // a token from the command line has a password of its own
        house.ownPassword("name-teacher-" + run, Desk.PASSWORD);
    }

    @Test
    void it_waits_in_the_to_do_list_says_what_counts_and_is_answered_on_a_phone() {
        var first = entered("HOME_VISIT", "一起去了家里");
        var second = entered("TALK", "聊了考试");
        try (var desk = Desk.phone("confirm-phone", house.address())) {
            desk.signIn("name-teacher-" + run, Desk.PASSWORD, false).goTo("/todo");
            assertThat(desk.page().getByText("2 条记录写了我的名字，等我确认")).isVisible(SOON);
            desk.picture("confirm-todo").follow("2 条记录写了我的名字");
            assertThat(desk.page().getByText("确认后才算您完成").first()).isVisible(SOON);
            assertThat(wide(desk)).isFalse();
            desk.button("看记了什么").click();
            assertThat(desk.page()
                            .getByText("聊了考试")
                            .or(desk.page().getByText("一起去了家里"))
                            .first())
                    .isVisible(SOON);
            desk.picture("confirm-list");

            // without a network nothing is said and nothing is lost
            desk.page().context().setOffline(true);
            assertThat(desk.page().getByText("没有网络，暂时不能确认")).isVisible(SOON);
            desk.page().locator("button[aria-label='是我：测三1甲的家访']").dispatchEvent("click");
            assertThat(desk.page().getByText("没有网络，暂时不能确认")).isVisible();
            assertThat(word(first)).isEqualTo("AWAITED");
            desk.picture("confirm-offline").page().context().setOffline(false);
            assertThat(desk.page().getByText("没有网络，暂时不能确认")).isHidden();

            desk.press("是我：测三1甲的家访");
            assertThat(desk.page().getByText("已确认：测三1甲的这一条算您完成。")).isVisible(SOON);
            assertThat(desk.page().locator("#main")).isFocused();
            assertThat(word(first)).isEqualTo("CONFIRMED");

            desk.press("不是我：测三1甲的谈心");
            assertThat(desk.button("确定不是我")).isFocused();
            desk.press("确定不是我");
            assertThat(desk.page().getByText("没有等您确认的记录")).isVisible(SOON);
            assertThat(word(second)).isEqualTo("DECLINED");
            desk.goTo("/todo");
            assertThat(desk.page().getByText("一起去了家里")).isHidden();
            assertThat(desk.page().getByRole(AriaRole.HEADING, heading("待办"))).isVisible(SOON);
            assertThat(desk.page().getByText("等我确认")).isHidden();
            desk.forgive();
        }
    }

    @Test
    void the_menu_of_a_desk_counts_them_in_both_languages_and_themes() {
        entered("TALK", "聊了考试");
        try (var desk = Desk.desk("confirm-desk", house.address())) {
            desk.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            desk.signIn("name-teacher-" + run, Desk.PASSWORD, false);
            desk.page().addInitScript("localStorage.setItem('lantian.lang', 'en')");
            desk.goTo("/children");
            var badge = desk.page().locator(".menu a[href='/confirm'] .n");
            assertThat(badge).isVisible(SOON);
            assertThat(badge).hasText("1");
            badge.click();
            assertThat(desk.page().getByText("counts for you once you confirm")).isVisible(SOON);
            assertThat(desk.button("I was there: Talk")).isVisible();
            desk.picture("confirm-desk-dark");
            desk.page().setViewportSize(390, 844);
            assertThat(wide(desk)).isFalse();
            desk.picture("confirm-phone-english");
        }
    }

    private UUID entered(String kind, String note) {
        var id = UUID.randomUUID();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> villager.put(
                                "/api/contacts/" + id,
                                Map.of(
                                        "child",
                                        child.toString(),
                                        "kind",
                                        kind,
                                        "occurredOn",
                                        today,
                                        "outcome",
                                        "COMPLETED",
                                        "participants",
                                        List.of(teacher.toString()),
                                        "with",
                                        List.of("CHILD"),
                                        "note",
                                        note))
                        .expectOk());
        return id;
    }

    private String word(UUID contact) {
        return named.get("/api/contacts/" + contact)
                .expectOk()
                .body()
                .at("/confirmations/0/state")
                .asString();
    }

    /** Whether something stands out of the page on the right. */
    private static boolean wide(Desk desk) {
        return (boolean) desk.page().evaluate("document.documentElement.scrollWidth > innerWidth");
    }

    private static Page.GetByRoleOptions heading(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
