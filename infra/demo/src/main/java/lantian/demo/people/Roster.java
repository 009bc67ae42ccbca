package lantian.demo.people;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import lantian.demo.DemoCalendar;
import lantian.demo.SchoolPlan;
import lantian.demo.people.Household.Parent;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A school's roster (花名册) as an Excel file with the columns of the template. */
public final class Roster {

    public static final List<String> HEADINGS =
            Names.words("姓名 性别 出生日期 学段 年级 班级 是否寄宿 家庭住址 家庭电话 父亲姓名 父亲是否外出务工 父亲务工地址 父亲务工单位 父亲电话 母亲姓名 母亲是否外出务工"
                    + " 母亲务工地址 母亲务工单位 母亲电话 监护人姓名 监护人关系 监护人住址 监护人电话 监护人职业 监护人年龄 监护人健康状况 监护人文化程度"
                    + " 照看类型 性格 兴趣爱好 特殊情况 备注 入学日期 外出起始日期");

    private final SchoolPlan school;
    private final DemoCalendar calendar;

    public Roster(SchoolPlan school, DemoCalendar calendar) {
        this.school = school;
        this.calendar = calendar;
    }

    public void write(List<Pupil> pupils, OutputStream out) throws IOException {
        try (var workbook = new Workbook(out, "Lantian", "1.0")) {
            var sheet = workbook.newWorksheet("花名册");
            row(sheet, 0, HEADINGS);
            for (var n = 0; n < pupils.size(); n++) {
                row(sheet, n + 1, cells(pupils.get(n)));
            }
        }
    }

    /** In the order of the headings; an empty text is an empty cell. */
    public List<String> cells(Pupil pupil) {
        var home = pupil.household();
        var guardian = home.guardian();
        return List.of(
                pupil.name(),
                pupil.sex().word(),
                pupil.birthDate().toString(),
                school.stage().ofChild(pupil.grade()),
                school.stage().grades().get(pupil.grade()),
                pupil.className(),
                yes(pupil.boarding()),
                home.address(),
                home.phone(),
                home.father().name(),
                yes(home.father().away()),
                place(home.father()),
                employer(home.father()),
                home.father().phone(),
                home.mother().name(),
                yes(home.mother().away()),
                place(home.mother()),
                employer(home.mother()),
                home.mother().phone(),
                guardian.name(),
                guardian.relation(),
                home.address(),
                pupil.gaps() ? "" : guardian.phone(),
                guardian.occupation(),
                String.valueOf(guardian.age()),
                guardian.health(),
                guardian.education(),
                home.care(),
                pupil.character(),
                pupil.interests(),
                "",
                "",
                calendar.enrolledOn().toString(),
                text(home.awaySince()));
    }

    private static void row(Worksheet sheet, int row, List<String> cells) {
        for (var column = 0; column < cells.size(); column++) {
            if (!cells.get(column).isEmpty()) {
                sheet.value(row, column, cells.get(column));
            }
        }
    }

    private static String yes(boolean fact) {
        return fact ? "是" : "否";
    }

    private static String place(Parent parent) {
        return parent.work() == null ? "" : parent.work().place();
    }

    private static String employer(Parent parent) {
        return parent.work() == null ? "" : parent.work().employer();
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
