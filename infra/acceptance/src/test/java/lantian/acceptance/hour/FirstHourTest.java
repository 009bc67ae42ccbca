package lantian.acceptance.hour;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.UUID;
import lantian.acceptance.stack.House;
import lantian.acceptance.stack.Sheet;
import org.junit.jupiter.api.Test;

/** Two school administrators, one caregiver of two schools, one auditor, one officer. */
class FirstHourTest {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private final House house = House.open();
    private final String run = UUID.randomUUID().toString().substring(0, 6);

    @Test
    void a_county_begins_its_work() {
        var north = "甲" + run + "小学";
        var south = "乙" + run + "小学";
        var username = "hour-caregiver-" + run;
        String northPassword;
        String southPassword;
        try (var officer = Desk.desk("officer", house.address())) {
            officer.signIn("officer", house.demoPassword(), false).goTo("/county/schools");
            var area = "片区" + run;
            officer.press("增加片区").fill("代码", "area-" + run).fill("片区名称", area).submit("增加片区");
            northPassword = opensSchool(officer, area, north, "hour-north-" + run);
            southPassword = opensSchool(officer, area, south, "hour-south-" + run);
            officer.picture("officer-schools");
        }

        String caregiverPassword;
        try (var admin = Desk.desk("north-admin", house.address())) {
            admin.signIn("hour-north-" + run, northPassword, true);
            importsRoster(admin, "三年级");
            addsCaregiver(admin, username);
            assertThat(admin.page().locator(".otpw")).isVisible(SOON);
            caregiverPassword = admin.oneTimePassword();
            makesHelperOf(admin, username);
            pairs(admin, "测三1甲", "孙北山");
            admin.picture("school-pairs");
        }
        try (var admin = Desk.desk("south-admin", house.address())) {
            admin.signIn("hour-south-" + run, southPassword, true);
            importsRoster(admin, "四年级");
            addsCaregiver(admin, username);
            // an account that another school has made is asked, and gets no password
            assertThat(admin.page().getByText("已邀请").first()).isVisible(SOON);
            assertThat(admin.page().locator(".otpw")).hasCount(0);
            makesHelperOf(admin, username);
            pairs(admin, "测四1甲", "孙北山");
        }

        try (var caregiver = Desk.phone("caregiver-offer", house.address())) {
            caregiver.signIn(username, caregiverPassword, true);
            caregiver.press("接受");
            assertThat(caregiver.page().getByText("已接受").first()).isVisible(SOON);
            caregiver.picture("caregiver-offer");
        }
        try (var caregiver = Desk.phone("caregiver", house.address())) {
            caregiver.signIn(username, Desk.PASSWORD, false);
            caregiver.picture("caregiver-choice");
            caregiver.press(north);
            recordsTalk(caregiver, "测三1甲");
        }

        try (var officer = Desk.desk("officer-again", house.address())) {
            officer.signIn("officer", house.demoPassword(), false).goTo("/county");
            assertThat(officer.page().getByText("名留守儿童").first()).isVisible(SOON);
            officer.picture("county-overview");
        }
        try (var auditor = Desk.desk("auditor", house.address())) {
            auditor.signIn("auditor", house.demoPassword(), false).goTo("/county");
            assertThat(auditor.page().getByText(north).first()).isVisible(SOON);
            assertThat(auditor.text()).doesNotContain("测三1甲", "监护甲");
            auditor.goTo("/children");
            assertThat(auditor.page().locator("main").first()).isVisible(SOON);
            auditor.picture("auditor-children");
            assertThat(auditor.text()).doesNotContain("测三1甲");
        }
    }

    private static String opensSchool(Desk officer, String area, String name, String admin) {
        officer.press("开通学校")
                .fill("学校名称", name)
                .fill("代码", admin)
                .choose("学段", "小学")
                .choose("片区", area)
                .fill("首位管理员姓名", "管理员")
                .fill("首位管理员账号", admin)
                .fill("邮箱", admin + "@school.example")
                .press("开通这所学校");
        assertThat(officer.page().getByText(name + "开通了").first()).isVisible(SOON);
        var password = officer.oneTimePassword();
        officer.press("已记下");
        return password;
    }

    private static void importsRoster(Desk admin, String grade) {
        admin.goTo("/imports");
        var sheet = Sheet.of(grade, "1班", 6, 4).xlsx();
        admin.page()
                .locator("input[type=file]")
                .first()
                .setInputFiles(new FilePayload(
                        "花名册.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet));
        var go = admin.button("导入 6 行");
        assertThat(go).isVisible(SOON);
        admin.picture("import-checked");
        go.click();
        assertThat(admin.page().getByText("导入完成").first()).isVisible(SOON);
        admin.goTo("/children");
        assertThat(admin.page().getByText("测" + grade.charAt(0) + "1甲").first()).isVisible(SOON);
        admin.picture("school-children");
    }

    private static void addsCaregiver(Desk admin, String username) {
        admin.goTo("/staff")
                .press("增加教职工")
                .fill("姓名", "孙北山")
                .fill("账号", username)
                .fill("邮箱", username + "@school.example")
                .choose("角色", "帮扶人")
                .press("保存");
        assertThat(admin.page().getByRole(AriaRole.ROWHEADER).getByText("孙北山").first())
                .isVisible(SOON);
    }

    private static void makesHelperOf(Desk admin, String username) {
        admin.goTo("/pairs")
                .press("增加帮扶人")
                .fill("姓名", "孙北山")
                .choose("身份", "村民")
                .fill("账号（可不填）", username)
                .press("保存帮扶人");
        assertThat(admin.page().getByText("孙北山").first()).isVisible(SOON);
    }

    private static void pairs(Desk admin, String child, String caregiver) {
        admin.goTo("/pairs")
                .press("结一对")
                .choose("孩子", child)
                .choose("帮扶人", caregiver)
                .submit("结对");
        assertThat(admin.page().getByText("教职工帮扶").first()).isVisible(SOON);
    }

    private static void recordsTalk(Desk caregiver, String child) {
        caregiver.goTo("/todo");
        // a school that joined today owes nothing yet
        assertThat(caregiver.page().locator("main").first()).isVisible(SOON);
        caregiver.picture("caregiver-todo");
        caregiver.goTo("/record").follow(child);
        caregiver.picture("caregiver-record");
        caregiver.press("保存谈心");
        assertThat(caregiver.page().getByText("已发送").first()).isVisible(SOON);
        caregiver.picture("caregiver-sent");
    }
}
