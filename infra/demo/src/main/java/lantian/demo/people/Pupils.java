package lantian.demo.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lantian.demo.DemoCalendar;
import lantian.demo.Dice;
import lantian.demo.SchoolPlan;

/**
 * All pupils of a school: exactly as many as planned, exactly as many of them left behind, spread evenly over the grades. No
 * two of a school have the same name.
 */
public final class Pupils {

    private static final int LARGEST_CLASS = 45;
    private static final List<String> CHARACTERS = Names.words("活泼 文静 内向 开朗 懂事 好动 倔强 细心");
    private static final List<String> INTERESTS = Names.words("画画 唱歌 踢球 看书 跳绳 下棋 跳舞 手工 乒乓球 讲故事");

    private final SchoolPlan school;
    private final DemoCalendar calendar;
    private final Dice dice;
    private final Households households;
    private final int[] vacancies;
    private final int[] classes;
    private final Set<String> names = new HashSet<>();

    private Pupils(SchoolPlan school, DemoCalendar calendar) {
        this.school = school;
        this.calendar = calendar;
        this.dice = Dice.named(school.code(), "pupils");
        this.households = new Households(school, calendar);
        var grades = school.stage().grades().size();
        this.vacancies = new int[grades];
        for (var n = 0; n < school.pupils(); n++) {
            vacancies[n % grades]++;
        }
        this.classes = Arrays.stream(vacancies)
                .map(pupils -> (pupils + LARGEST_CLASS - 1) / LARGEST_CLASS)
                .toArray();
    }

    public static List<Pupil> of(SchoolPlan school, DemoCalendar calendar) {
        return new Pupils(school, calendar).all();
    }

    private List<Pupil> all() {
        var pupils = new ArrayList<Pupil>();
        var leftBehind = school.leftBehind();
        var others = school.pupils() - leftBehind;
        while (leftBehind + others > 0) {
            var isLeftBehind = dice.below(leftBehind + others) < leftBehind;
            var siblings = Math.min(siblings(), isLeftBehind ? leftBehind : others);
            var household = households.next(dice, isLeftBehind);
            for (var n = 0; n < siblings; n++) {
                pupils.add(pupil(household, isLeftBehind));
            }
            if (isLeftBehind) {
                leftBehind -= siblings;
            } else {
                others -= siblings;
            }
        }
        pupils.sort(java.util.Comparator.comparingInt(Pupil::grade).thenComparing(Pupil::className));
        return pupils;
    }

    /** At the same school; others of the family are too young, or have left it. */
    private int siblings() {
        var lot = dice.below(100);
        return lot < 74 ? 1 : lot < 97 ? 2 : 3;
    }

    private Pupil pupil(Household household, boolean leftBehind) {
        var grade = grade();
        var sex = dice.chance(0.53) ? Sex.MALE : Sex.FEMALE;
        var inClass = vacancies[grade]-- % classes[grade] + 1;
        return new Pupil(
                name(household.surname(), sex),
                sex,
                birthDate(grade),
                grade,
                inClass + "班",
                school.boards() && dice.chance(grade >= 3 || school.stage().year(grade) >= 6 ? 0.55 : 0.2),
                leftBehind,
                dice.chance(0.01),
                household,
                dice.one(CHARACTERS),
                dice.one(INTERESTS));
    }

    private int grade() {
        var left = dice.below(Arrays.stream(vacancies).sum());
        for (var grade = 0; ; grade++) {
            left -= vacancies[grade];
            if (left < 0) {
                return grade;
            }
        }
    }

    private String name(String surname, Sex sex) {
        while (true) {
            var name = Names.child(dice, surname, sex);
            if (names.add(name)) {
                return name;
            }
        }
    }

    /** Six years old by the end of the August before the first grade. */
    private LocalDate birthDate(int grade) {
        var youngest = LocalDate.of(calendar.schoolYear() - 6 - school.stage().year(grade), 8, 31);
        return youngest.minusDays(dice.below(365));
    }
}
